import type { Office } from '../../domain/plan.ts'
import type { Texts } from '../../text/texts.ts'
import type { Section } from './drawing.ts'

/** The day somebody last went through the page and saw that the statement is true; at most a year ago. */
const ASSESSED = '2026-11-22'

/**
 * The accessibility statement that a public body must have (webtilgængelighedsloven § 4,
 * bekendtgørelse nr. 904 af 22/08/2019), with the contents of the EU's model
 * (Commission Implementing Decision (EU) 2018/1523): who, status, what is not
 * accessible and why, when and how it was found out, where to say so, and who
 * sees to it that the law is kept.
 */
export function accessibilityStatement(texts: Texts, language: string, office: Office): Section[] {
  const t = texts.t(language, 'accessibility', new Date())
  const contact = { office: office.name, phone: office.phone }
  return [
    { heading: t('title'), paragraphs: [t('who', contact)] },
    { heading: t('statusTitle'), paragraphs: [t('status')] },
    { heading: t('missingTitle'), paragraphs: [t('planText'), t('planDanish'), t('languages'), t('notTried')] },
    { heading: t('notOursTitle'), paragraphs: [t('notOurs')] },
    { heading: t('otherWayTitle'), paragraphs: [t('otherWay', contact)] },
    { heading: t('preparedTitle'), paragraphs: [t('prepared', { day: ASSESSED })] },
    {
      heading: t('feedbackTitle'),
      paragraphs: [t('feedback', contact), ...(office.email ? [t('feedbackWritten', { email: office.email })] : [])]
    },
    { heading: t('enforcementTitle'), paragraphs: [t('enforcement')] }
  ]
}
