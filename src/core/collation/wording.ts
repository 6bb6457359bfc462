import { canonicalJson } from '../base'
import type { Piece, Run } from '../model'
import { readable } from './readable'

const PLAIN_END: Run = {
  end: { type: { name: 'paragraph' }, list: null, depth: 0, quote: 0, start: null },
}

/**
 * A person's own wording of a place as edits of the base. Letters keep the formatting of the `like` content that
 * they stand in; line breaks are paragraph ends and `￼` (U+FFFC) is what is not text, both taken from `like` in
 * turn. What is as the base has it at either end stays the base's own. No edits: the wording is the base.
 */
export function piecesOf(
  text: string,
  place: { readonly from: number; readonly base: readonly Run[]; readonly like: readonly Run[] },
): Piece[] {
  const base = unitsOf(place.base)
  const wanted = contentOf(text, unitsOf(place.like))
  const same = (a: Run | undefined, b: Run | undefined): boolean => canonicalJson(a) === canonicalJson(b)
  let start = 0
  while (start < Math.min(base.length, wanted.length) && same(base[start], wanted[start])) start++
  let end = 0
  const most = Math.min(base.length, wanted.length) - start
  while (end < most && same(base[base.length - 1 - end], wanted[wanted.length - 1 - end])) end++
  // Half a character is no character: what begins or ends inside one takes all of it.
  while (start > 0 && isLow(wanted[start]?.text ?? base[start]?.text)) start--
  while (end > 0 && isLow(wanted[wanted.length - end]?.text ?? base[base.length - end]?.text)) end--
  const from = place.from + start
  const to = place.from + base.length - end
  const content = joined(wanted.slice(start, wanted.length - end))
  return from === to && !content.length ? [] : [{ from, to, content }]
}

/** One run for each token. */
function unitsOf(content: readonly Run[]): Run[] {
  return content.flatMap((run) =>
    run.text === undefined
      ? [run]
      : [...Array(run.text.length).keys()].map((i) => ({ ...run, text: run.text![i]! })),
  )
}

function contentOf(text: string, like: readonly Run[]): Run[] {
  const model = readable(like)
  const closed = model.endsWith('\n') && !text.endsWith('\n') ? `${text}\n` : text
  const ends = like.filter((run) => run.end !== undefined)
  const nodes = like.filter((run) => run.node !== undefined)
  const formatAt = formatsOf(closed, model, like)
  const out: Run[] = []
  for (const [i, unit] of [...Array(closed.length).keys()].map((i) => [i, closed[i]!] as const)) {
    if (unit === '\n') out.push(ends.length > 1 ? ends.shift()! : (ends[0] ?? PLAIN_END))
    else if (unit === '\uFFFC') out.push(...nodes.splice(0, 1))
    else {
      const marks = formatAt(i)
      out.push({ text: unit, ...(marks ? { marks } : {}) })
    }
  }
  return out
}

/** Formatting for each place of a text: as in the model at equal beginnings and ends, between them as before. */
function formatsOf(text: string, model: string, like: readonly Run[]): (i: number) => Run['marks'] {
  let start = 0
  while (start < Math.min(text.length, model.length) && text[start] === model[start]) start++
  let end = 0
  const most = Math.min(text.length, model.length) - start
  while (end < most && text[text.length - 1 - end] === model[model.length - 1 - end]) end++
  const between = like[start]?.marks ?? like[start - 1]?.marks
  return (i) => {
    if (i < start) return like[i]?.marks
    return i >= text.length - end ? like[model.length - (text.length - i)]?.marks : between
  }
}

function joined(units: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const unit of units) {
    const last = out[out.length - 1]
    if (last?.text !== undefined && unit.text !== undefined && sameMarks(last, unit))
      out[out.length - 1] = { ...last, text: last.text + unit.text }
    else out.push(unit)
  }
  return out
}

function sameMarks(a: Run, b: Run): boolean {
  return canonicalJson(a.marks ?? []) === canonicalJson(b.marks ?? [])
}

function isLow(unit: string | undefined): boolean {
  const code = unit?.charCodeAt(0) ?? 0
  return code >= 0xdc00 && code <= 0xdfff
}
