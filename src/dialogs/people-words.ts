import type { CaseworkerChange } from '../domain/plan.ts'
import { dayOf } from '../domain/time.ts'
import type { T } from '../text/texts.ts'
import { personFact, textFact, whenFact } from './facts.ts'
import type { Fact } from './reply.ts'

/** Who comes, and when; told before the change, and for a while after it. */
export function changeSentence({ on, from, to }: CaseworkerChange, now: Date, t: T<'people'>): string {
  if (on <= dayOf(now)) return t('changed', { from: from.name })
  return to ? t('change', { on, to: to.name }) : t('changeToUnknown', { on })
}

/** The handover record (overdragelse): what the new one knows, when they meet, whom to ask until then. */
export function changeFacts(change: CaseworkerChange, t: T<'people'>): (Fact | undefined)[] {
  const { on, to, reason, knownByNew, firstMeeting, contactUntil, language } = change
  return [
    personFact(t('new'), to),
    whenFact(t('on'), on),
    textFact(t('reason'), reason, language),
    textFact(t('knownByNew'), knownByNew, language),
    whenFact(t('firstMeeting'), firstMeeting),
    textFact(t('contactUntil'), contactUntil, language)
  ]
}
