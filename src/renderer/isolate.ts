/**
 * A value as it may stand in a sentence of the interface: where it has letters that run against the sentence, it is
 * fenced off with first-strong isolates (UAX #9, FSI … PDI), so that neither turns the other's words or punctuation
 * around. Values that run the same way, numbers among them, come back as they are.
 */
export function isolated(value: string, sentence: 'ltr' | 'rtl'): string {
  const against = sentence === 'rtl' ? LETTERS_TO_THE_RIGHT : LETTERS_TO_THE_LEFT
  return against.test(value) ? `\u2068${value}\u2069` : value
}

// The blocks that UAX #9 gives to scripts written from right to left, as far as they hold letters.
const LETTERS_TO_THE_LEFT =
  /(?=\p{L})[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const LETTERS_TO_THE_RIGHT =
  /(?![\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])\p{L}/u
