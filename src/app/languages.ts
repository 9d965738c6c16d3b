import type { LanguageInfo } from '../text/texts.ts'
import { SettingsFault } from './settings.ts'

/** What the operator says about languages. */
export interface LanguageSettings {
  /** Tags to speak; all that may be spoken when not given. */
  readonly wanted?: readonly string[]
  /** Tags that may be spoken although nobody who speaks them as their first language has read the texts. */
  readonly allowUnreviewed: readonly string[]
}

/**
 * The languages to speak. A municipality speaks only what somebody has
 * reviewed, or what its operator has allowed by name; the sandbox speaks all.
 * @throws SettingsFault naming every language that is not there or may not be spoken
 */
export function languagesToSpeak(all: readonly LanguageInfo[], settings: LanguageSettings, anyGoes: boolean): string[] {
  const { wanted, allowUnreviewed } = settings
  const known = all.map(({ tag }) => tag)
  const may = all.filter(({ tag, reviewed }) => anyGoes || reviewed || allowUnreviewed.includes(tag)).map(({ tag }) => tag)
  const unknown = [...(wanted ?? []), ...allowUnreviewed].filter(tag => !known.includes(tag))
  const unreviewed = (wanted ?? []).filter(tag => known.includes(tag) && !may.includes(tag))
  const faults = [
    ...unknown.map(tag => `LANGUAGES or ALLOW_UNREVIEWED_LANGUAGES names "${tag}", which is not in locales/`),
    ...unreviewed.map(
      tag => `LANGUAGES names "${tag}", whose texts nobody has reviewed; ALLOW_UNREVIEWED_LANGUAGES must name it too`
    )
  ]
  if (faults.length > 0)
    throw new SettingsFault(`These settings must be put right:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
  return ['da', ...may.filter(tag => tag !== 'da' && (wanted?.includes(tag) ?? true))]
}
