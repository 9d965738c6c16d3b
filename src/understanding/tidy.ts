/** Control characters except tab and line breaks, lone surrogates, characters without width and characters that turn the reading direction. */
const UNSEEN = /[^\P{C}\t\n\r\u200C\u200D]|[\u115F\u1160\u3164]/gu

/** A non-joiner has a meaning between letters of the Arabic script only (Persian, Sorani, Urdu). */
const STRAY_NON_JOINER = /(?<!\p{Script=Arabic})\u200C|\u200C(?!\p{Script=Arabic})/gu

/** A joiner has a meaning in front of the next picture of a composed emoji only. */
const STRAY_JOINER = /\u200D(?!\p{Extended_Pictographic})/gu

/**
 * What a citizen wrote, without what nobody can see: control characters,
 * zero-width characters, direction overrides (U+202A–202E, U+2066–2069,
 * U+200E/F) and runaway whitespace. Takes time proportional to the length.
 */
export const tidyMessage = (raw: string): string =>
  raw
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(STRAY_NON_JOINER, '')
    .replace(STRAY_JOINER, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
