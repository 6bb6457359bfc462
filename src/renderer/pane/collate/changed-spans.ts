import type { Node } from 'prosemirror-model'
import { type Standing, takes } from '../../../core/collation'
import { type Span, paragraphsOf } from './places'

/** Every stretch of paragraphs that a decision changes, once, in the text's order. */
export function changedSpans(base: Node, standing: readonly Standing[]): Span[] {
  const found = standing.flatMap(({ disposition }) => {
    const { on } = disposition
    return on.kind === 'cluster' && takes(disposition) ? [paragraphsOf(base, on.extent)] : []
  })
  const sorted = found.sort((a, b) =>
    a.flow === b.flow ? a.from - b.from || b.to - a.to : a.flow < b.flow ? -1 : 1,
  )
  return sorted.reduce<Span[]>((spans, span) => {
    const last = spans.at(-1)
    if (last?.flow !== span.flow || span.from > last.to) return [...spans, span]
    return [...spans.slice(0, -1), { ...last, to: Math.max(last.to, span.to) }]
  }, [])
}

/** The decisions that change a property in a span: the kind of a paragraph, or how words are set. */
export function propertiesIn(standing: readonly Standing[], { flow, from, to }: Span): Standing[] {
  return standing.filter(({ disposition }) => {
    const { on } = disposition
    if (on.kind !== 'cluster' || on.extent.property === null || !takes(disposition)) return false
    return on.extent.flow === flow && on.extent.from <= to && on.extent.to >= from
  })
}
