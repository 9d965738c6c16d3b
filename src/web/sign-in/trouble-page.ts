import type { Request, Response } from 'express'
import type { Texts } from '../../text/texts.ts'
import { languageOf } from '../page/language.ts'
import type { ShowNotice } from '../page/notice.ts'
import type { SignInTrouble } from './routes.ts'

/** HTTP status of each way a sign-in can come to nothing. */
const STATUS: Readonly<Record<SignInTrouble, number>> = {
  cancelled: 403,
  'too-weak': 403,
  'no-cpr': 403,
  expired: 400,
  'not-known-here': 403,
  'source-down': 503,
  failed: 502
}

/** Says why nobody is signed in, with a phone number and two ways on. */
export function createTroublePage({ texts, showNotice }: { texts: Texts; showNotice: ShowNotice }) {
  return (req: Request, res: Response, trouble: SignInTrouble): void => {
    const t = texts.t(languageOf(req, texts), 'sign-in', new Date())
    showNotice(req, res, STATUS[trouble], {
      title: t('title'),
      text: t(trouble),
      choices: [
        { href: '/sign-in', label: t('tryAgain') },
        { href: '/', label: t('withoutSignIn') }
      ]
    })
  }
}
