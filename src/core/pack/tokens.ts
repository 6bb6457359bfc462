/** Scripts that put no space between words: there each character is a token. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|\p{N}+(?:[.,'\u00A0\u202F\u066B\u066C]\p{N}+)*|[\p{L}\p{M}]+/gu

/** Words and numbers of a text, lower case, in order; characters where a script has no spaces. */
export function tokensOf(text: string): string[] {
  return Array.from(text.normalize('NFC').toLowerCase().matchAll(TOKEN), ([token]) => token)
}

/** Text as it counts for "the same": composed, one space for any, nothing at the ends. */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

const ORDINAL =
  /^(?:(?:§|art(?:icle|\.)?|section|clause)\s*)?(?:\p{N}{1,3}(?:\.\p{N}{1,3})+[.):、．]?|\(?(?:\p{N}{1,3}|\p{L}|[ivxlc]{1,6})[.):、．](?!\p{N}))\s*/iu

/** The text without the number in front of it (`3.2 `, `(a) `, `IV. `): clauses keep their id when renumbered. */
export function withoutNumber(text: string): string {
  const rest = text.replace(ORDINAL, '')
  return rest === '' ? text : rest
}

/** Numbers of a text as digits alone, whatever the script of the digits and the separators between them. */
export function numbersOf(text: string): string[] {
  const found = text
    .normalize('NFKC')
    .matchAll(/\p{Nd}+(?:[.,'’\u00A0\u202F\u066B\u066C\s]\p{Nd}{3}(?!\p{Nd})|[.,\u066B]\p{Nd}+)*/gu)
  return Array.from(found, ([run]) => Array.from(run, digitOf).join('')).filter((n) => n !== '')
}

function digitOf(char: string): string {
  if (!/\p{Nd}/u.test(char)) return ''
  // Unicode gives every decimal digit set ten code points in a row, the zero on a multiple of 2 and
  // preceded by a character that is no digit.
  const code = char.codePointAt(0)!
  let zero = code
  while (zero > 0 && code - zero < 10 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}
