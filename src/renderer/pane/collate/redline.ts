import type { Piece, Run } from '../../../core/model'

/** A stretch of text as it stands before and after edits. `marks`: names of its formatting. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
  readonly marks: readonly string[]
  /** `here`: the place in question. `open`: another place that nobody has decided. */
  readonly place: 'here' | 'open' | null
  /** Key of the open place, so that it can be gone to. */
  readonly matter: string | null
}

/** One token: a character, a paragraph end, or something that is not text. */
export type Unit = Run

export interface Marked {
  readonly from: number
  readonly to: number
  readonly matter: string | null
  readonly place: 'here' | 'open'
}

export interface RedlineOf {
  /** Base tokens; the first is number `from` of its flow. */
  readonly units: readonly Unit[]
  readonly from: number
  /** What becomes of which tokens, in order and apart. */
  readonly pieces: readonly Piece[]
  readonly marked?: readonly Marked[]
}

const NONE: readonly string[] = []

/** Base text with edits laid on it, struck and inserted in reading order. */
export function redline({ units, from, pieces, marked = [] }: RedlineOf): Stretch[] {
  const out: Stretch[] = []
  const to = from + units.length
  const sorted = pieces
    .filter((piece) => piece.from <= to && piece.to >= from)
    .sort((a, b) => a.from - b.from || a.to - b.to)
  let next = 0
  for (let at = from; at <= to; at++) {
    while (next < sorted.length && sorted[next]!.to <= at) {
      const piece = sorted[next++]!
      for (const unit of piece.content.flatMap(unitsOf)) push(out, unit, 'new', markOf(marked, piece))
    }
    const gap = marked.find((one) => one.place === 'here' && one.from === at && one.to === at)
    if (gap) out.push({ kind: 'same', text: '', marks: NONE, place: 'here', matter: gap.matter })
    const unit = units[at - from]
    if (!unit) break
    const gone = next < sorted.length && sorted[next]!.from <= at
    push(out, unit, gone ? 'gone' : 'same', markAt(marked, at))
  }
  return out
}

/** A run as tokens: a character each for text. */
export function unitsOf(run: Run): Unit[] {
  if (run.text === undefined) return [run]
  return Array.from({ length: run.text.length }, (_, i) => ({ ...run, text: run.text![i]! }))
}

/** How a paragraph end and what is not text are written. */
export const END = '¶'
export const THING = '▢'

function push(out: Stretch[], unit: Unit, kind: Stretch['kind'], mark: Marked | null): void {
  const text = unit.text ?? (unit.end === undefined ? nameOf(unit) : END)
  const marks = marksOf(unit)
  const place = mark?.place ?? null
  const matter = mark?.matter ?? null
  const last = out.at(-1)
  const joins =
    last?.kind === kind && last.place === place && last.matter === matter && sameNames(last.marks, marks)
  if (joins) out[out.length - 1] = { ...last, text: last.text + text }
  else out.push({ kind, text, marks, place, matter })
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i])
}

function nameOf({ node }: Unit): string {
  const type = (node as { type?: string } | undefined)?.type
  return type === 'hard_break' ? '\n' : THING
}

const names = new WeakMap<object, readonly string[]>()

function marksOf({ marks }: Unit): readonly string[] {
  if (!marks || marks.length === 0) return NONE
  const known = names.get(marks)
  if (known) return known
  const made = marks.map((mark) => (mark as { type: string }).type)
  names.set(marks, made)
  return made
}

/** The place in question shows above open ones; of two open ones the smaller. */
function markAt(marked: readonly Marked[], at: number): Marked | null {
  return best(marked.filter(({ from, to }) => from <= at && at < to))
}

function markOf(marked: readonly Marked[], piece: Pick<Piece, 'from' | 'to'>): Marked | null {
  return best(marked.filter(({ from, to }) => from <= piece.from && piece.to <= to))
}

function best(marked: readonly Marked[]): Marked | null {
  return marked.reduce<Marked | null>((found, one) => {
    if (!found) return one
    if (found.place !== one.place) return found.place === 'here' ? found : one
    return one.to - one.from < found.to - found.from ? one : found
  }, null)
}

/** An empty stretch is the gap that a place without text is. */
export function isGap({ text }: Stretch): boolean {
  return text === ''
}

/** Text as it reads after the edits. */
export function resultOf(stretches: readonly Stretch[]): string {
  return stretches.map(({ kind, text }) => (kind === 'gone' ? '' : text)).join('')
}
