/**
 * Læsbarhedsindeks (LIX, Björnsson 1968): words per sentence plus the share of
 * words longer than six letters in per cent. Up to 30 is easy to read.
 */
export function lix(...texts: readonly string[]): number {
  const words = texts.flatMap(text => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [])
  const sentences = texts.flatMap(text => text.split(/[.!?:](?=\s|$)|\n/).filter(part => /\p{L}/u.test(part)))
  const long = words.filter(word => [...word].length > 6)
  return words.length / sentences.length + (100 * long.length) / words.length
}
