import type { Node } from 'prosemirror-model'
import { type Matter, type Standing, takes } from '../../../core/collation'
import type { Extent, Piece } from '../../../core/model'
import { flowsOf, runOf } from '../../../core/suggestion'
import { type Marked, type Stretch, type Unit, redline } from './redline'
import { wholeWords } from './whole-words'

/** Base tokens [from, to) of a flow. */
export interface Span {
  readonly flow: string
  readonly from: number
  readonly to: number
}

interface Flow {
  readonly units: readonly Unit[]
  /** Numbers of the paragraph ends, in order. */
  readonly ends: readonly number[]
}

interface Places {
  readonly flows: ReadonlyMap<string, Flow>
  readonly clauses: ReadonlyMap<string, Span>
}

const known = new WeakMap<Node, Places>()

/** Where the clauses of a base are; worked out once for each base. */
export function placesOf(base: Node): Places {
  const before = known.get(base)
  if (before) return before
  const flows = new Map<string, Flow>()
  const clauses = new Map<string, Span>()
  for (const [flow, tokens] of flowsOf(base)) {
    const ends: number[] = []
    let from = 0
    tokens.forEach(({ kind, own }, at) => {
      if (kind !== 'end' && kind !== 'table') return
      if (kind === 'end') {
        ends.push(at)
        if (own.bid !== null) clauses.set(own.bid, { flow, from, to: at })
      }
      from = at + 1
    })
    flows.set(flow, { units: tokens.map((token) => runOf(token, 'shown')), ends })
  }
  const made = { flows, clauses }
  known.set(base, made)
  return made
}

/** The paragraphs that a place lies in, the last one without its end unless the place has it. */
export function paragraphsOf(base: Node, { flow, from, to }: Span): Span {
  const ends = placesOf(base).flows.get(flow)?.ends ?? []
  const before = ends.filter((end) => end < from).at(-1)
  const after = ends.find((end) => end >= Math.max(from, to - 1))
  return { flow, from: before === undefined ? 0 : before + 1, to: Math.max(to, after ?? to) }
}

/** A place with some of the text before and after it, cut at spaces where there are any, else between characters. */
export function around(base: Node, place: Span, reach: number): Span {
  const { flow, from, to } = paragraphsOf(base, place)
  const units = placesOf(base).flows.get(flow)?.units ?? []
  const isGap = (at: number): boolean => /\s/.test(units[at]?.text ?? ' ')
  const goesOn = (at: number): boolean => GOES_ON.test(units[at]?.text ?? '')
  let start = Math.max(from, place.from - reach)
  if (start > from) {
    let gap = start
    while (gap < place.from && !isGap(gap - 1)) gap++
    if (isGap(gap - 1)) start = gap
    else while (start > from && goesOn(start)) start--
  }
  let end = Math.min(to, place.to + reach)
  if (end < to) {
    let gap = end
    while (gap > place.to && !isGap(gap)) gap--
    if (isGap(gap)) end = gap
    else while (end < to && goesOn(end)) end++
  }
  return { flow, from: start, to: end }
}

// The second half of a character of two units, and marks, belong to what is before them.
const GOES_ON = /^[\uDC00-\uDFFF\p{M}]/u

export function redlineIn(
  base: Node,
  { flow, from, to }: Span,
  how: { readonly pieces: readonly Piece[]; readonly marked?: readonly Marked[] },
): Stretch[] {
  const units = (placesOf(base).flows.get(flow)?.units ?? []).slice(from, to)
  return redline({ units, from, ...how, pieces: wholeWords(units, from, how.pieces) })
}

/** What the decisions make of the text of a span. */
export function decidedPieces(standing: readonly Standing[], { flow, from, to }: Span): Piece[] {
  return standing.flatMap(({ disposition }) => {
    const { on, edits } = disposition
    const isHere = on.kind === 'cluster' && on.extent.flow === flow && on.extent.property === null
    if (!isHere || !takes(disposition)) return []
    return edits.filter((edit) => edit.from <= to && edit.to >= from)
  })
}

/** The places of matters in a span, for marking. */
export function markedOf(matters: readonly Matter[], here: string | null): Marked[] {
  return matters.flatMap((matter): Marked[] => {
    const extent = textExtent(matter)
    if (!extent) return []
    if (matter.id === here) return [{ ...extent, matter: matter.id, place: 'here' }]
    return matter.state === 'open' ? [{ ...extent, matter: matter.id, place: 'open' }] : []
  })
}

export function extentOf({ target }: Matter): Extent | null {
  return target.kind === 'cluster' ? target.extent : null
}

function textExtent(matter: Matter): Pick<Extent, 'from' | 'to'> | null {
  const extent = extentOf(matter)
  return extent ? { from: extent.from, to: extent.to } : null
}
