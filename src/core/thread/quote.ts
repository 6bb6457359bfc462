import type { Quote } from '../model'

/** Characters (UTF-16 units) of context kept on either side of a quote. */
export const CONTEXT = 32
/** Units looked at to find whole graphemes in; longer clusters than the rest of it are left out. */
const WINDOW = 96

/** The words between two offsets with up to 32 units of context on either side, never half a grapheme. */
export function quoteOf(text: string, from: number, to: number): Quote {
  return {
    exact: text.slice(from, to),
    prefix: lastGraphemes(text.slice(Math.max(0, from - WINDOW), from), from > WINDOW),
    suffix: firstGraphemes(text.slice(to, to + WINDOW), to + WINDOW < text.length),
  }
}

/** How much of a quote's context stands around a place, from 0 to 1; 1 if the quote has none. */
export function contextMatch(text: string, at: { from: number; to: number }, quote: Quote): number {
  const total = quote.prefix.length + quote.suffix.length
  if (!total) return 1
  let same = 0
  while (
    same < quote.prefix.length &&
    text[at.from - 1 - same] === quote.prefix[quote.prefix.length - 1 - same]
  )
    same++
  let after = 0
  while (after < quote.suffix.length && text[at.to + after] === quote.suffix[after]) after++
  return (same + after) / total
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map((g) => g.segment)
}

function firstGraphemes(text: string, cut: boolean): string {
  const parts = graphemes(text)
  if (cut) parts.pop()
  let out = ''
  for (const part of parts) {
    if (out.length + part.length > CONTEXT) break
    out += part
  }
  return out
}

function lastGraphemes(text: string, cut: boolean): string {
  const parts = graphemes(text)
  if (cut) parts.shift()
  let out = ''
  for (const part of parts.reverse()) {
    if (out.length + part.length > CONTEXT) break
    out = part + out
  }
  return out
}
