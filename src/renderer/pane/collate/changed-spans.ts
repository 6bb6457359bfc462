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
