import { isWordChar } from '../suggestion'

/**
 * Whether a decided wording carries a part of what somebody wanted. A part is a word, in its own letters:
 *
 * - A wish that puts words in: at least one of them is also put in by the decided wording. In scripts that are
 *   written without spaces two neighbouring characters count as a word, so that no single particle does.
 * - A wish that only takes words out: the decided wording takes one of them out as well and puts nothing in, so a
 *   replacement never counts as half a deletion.
 *
 * Words are counted, not found: one that the base has already is put in only where there is one more of it. What
 * differs in punctuation, spaces or formatting alone is no part.
 */
export function carriesPart(base: string, wish: string, result: string): boolean {
  const [old, wanted, now] = [wordsOf(base), wordsOf(wish), wordsOf(result)]
  const wantedIn = more(wanted, old)
  const nowIn = more(now, old)
  if (wantedIn.size) return meet(wantedIn, nowIn)
  return !nowIn.size && meet(more(old, wanted), more(old, now))
}

/** How often each word occurs. */
function wordsOf(text: string): Map<string, number> {
  const out = new Map<string, number>()
  const add = (word: string): void => void out.set(word, (out.get(word) ?? 0) + 1)
  let word = ''
  let before = ''
  for (const unit of text.normalize('NFC')) {
    if (isWordChar(unit)) word += unit
    else {
      if (word) add(word)
      word = ''
    }
    const alone = !isWordChar(unit) && LETTER.test(unit)
    if (alone && before) add(before + unit)
    before = alone ? unit : ''
  }
  if (word) add(word)
  return out
}

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** Words that the first text has more often than the second. */
function more(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Set<string> {
  return new Set([...a].flatMap(([word, n]) => (n > (b.get(word) ?? 0) ? [word] : [])))
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((word) => b.has(word))
}
