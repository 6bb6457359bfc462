import type { Piece } from '../../../core/model'
import { type Unit, unitsOf } from './redline'

/**
 * Edits as they are easiest to read: where words are replaced, whole words are, so that no word shows struck and new
 * letters in one. Insertions and deletions inside a word stay as they are. What results is the same text.
 */
export function wholeWords(units: readonly Unit[], from: number, pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from || a.to - b.to)
  const isWord = (at: number): boolean => isWordUnit(units[at - from])
  const out: Piece[] = []
  for (const piece of sorted) {
    if (piece.from === piece.to || piece.content.length === 0) {
      out.push(piece)
      continue
    }
    const content = piece.content.flatMap(unitsOf)
    let [start, end] = [piece.from, piece.to]
    if (isWord(start) || isWordUnit(content[0])) while (start > from && isWord(start - 1)) start--
    if (isWord(end - 1) || isWordUnit(content.at(-1))) while (end < from + units.length && isWord(end)) end++
    const before = units.slice(start - from, piece.from - from)
    const after = units.slice(piece.to - from, end - from)
    out.push({ from: start, to: end, content: [...before, ...content, ...after] })
  }
  return apart(out) ? out : sorted
}

/** Whether no piece reaches into the next. */
function apart(pieces: readonly Piece[]): boolean {
  return pieces.every((piece, i) => i === 0 || pieces[i - 1]!.to <= piece.from)
}

// Letters of scripts that write words apart; in the others a run of letters is a sentence.
const LETTER = /[\p{L}\p{N}\p{M}]/u
const RUN_TOGETHER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function isWordUnit(unit: Unit | undefined): boolean {
  const text = unit?.text ?? ''
  return LETTER.test(text) && !RUN_TOGETHER.test(text)
}
