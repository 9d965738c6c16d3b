const ARABIC_FORMS: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ئ: 'ی' }

/** Letters of Sorani, Urdu and Pashto that people write with the nearest Arabic or Persian key. */
const NEIGHBOURS: Record<string, string> = {
  ێ: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ے: 'ی',
  ۆ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ں: 'ن'
}

const ETHIOPIC_HOMOPHONES: Record<string, string> = { ሐ: 'ሀ', ኀ: 'ሀ', ሠ: 'ሰ', ዐ: 'አ', ፀ: 'ጸ' }

const NORDIC_LETTERS: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' }

/** Letters with a stroke, which no decomposition takes apart. */
const STROKED: Record<string, string> = { ł: 'l', đ: 'd' }

const FOLDED = new Map(Object.entries({ ...ARABIC_FORMS, ...NEIGHBOURS, ...ETHIOPIC_HOMOPHONES, ...NORDIC_LETTERS, ...STROKED }))

const FOLDABLE = new RegExp(`[${[...FOLDED.keys()].join('')}]`, 'gu')

/**
 * The form in which two ways of writing the same thing look the same: lower
 * case, without marks, æøå as ae oe aa, one form of each Arabic and Ethiopic
 * letter, every digit as 0, only letters and digits with one space between.
 */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(FOLDABLE, letter => FOLDED.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}\u0640'’`´\u200B-\u200D]+/gu, '')
    .replace(/\p{Nd}/gu, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
