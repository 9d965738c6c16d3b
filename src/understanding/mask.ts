/** Characters without width that a copied number can carry between its digits. */
const UNSEEN = '[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]*'

/** What people write between the parts of the number: spaces, dashes, dots of all kinds. */
const SEPARATOR = '[\\s\\p{Pd}\\u2212.\\u00B7\\u2022\\u066B\\u066C\\u06D4_/]'

const digits = (count: number): string => Array(count).fill('\\p{Nd}').join(UNSEEN)

const gap = (least: number): string => `${UNSEEN}(?:${SEPARATOR}${UNSEEN}){${least},3}`

/** DDMMYY-XXXX in any digits; a `+` in front makes it a phone number with its country. */
const WHOLE = `(?=\\p{Nd})(?<![\\p{Nd}+]${UNSEEN})${digits(6)}${gap(0)}${digits(4)}(?!${UNSEEN}\\p{Nd})`

/** DD MM YY XXXX: the last four stand together, which they do not in a phone number written in pairs. */
const IN_PAIRS = `(?=\\p{Nd})(?<![\\p{Nd}+]${UNSEEN}${SEPARATOR}?${UNSEEN})${[2, 2, 2, 4].map(digits).join(gap(1))}(?!${UNSEEN}${SEPARATOR}?${UNSEEN}\\p{Nd})`

const CPR = new RegExp(`${WHOLE}|${IN_PAIRS}`, 'gu')

/** What stands where a CPR number stood. */
export const CPR_MASK = '[cpr]'

/**
 * The text with every civil registration number replaced by `[cpr]`, in
 * European, Arabic-Indic, Persian or any other decimal digits. Any ten digits
 * of that shape are masked, also such as are no valid date: a mistyped number
 * still points at a person. (Databeskyttelsesloven § 11: the number is only
 * used where the law asks for it, and a chat is not such a place.)
 */
export function maskCpr(text: string): { text: string; found: boolean } {
  const masked = text.replace(CPR, CPR_MASK)
  return { text: masked, found: masked !== text }
}
