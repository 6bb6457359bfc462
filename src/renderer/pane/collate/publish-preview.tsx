import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Standing, takes } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { VirtualList } from '../../ui'
import { type Span, decidedPieces, paragraphsOf, redlineIn } from './places'
import { RedlineText } from './redline-text'

/** The paragraphs that the decisions change, as a redline. */
export function PublishPreview() {
  const { t } = useTranslation('collate')
  const base = useOpen((open) => open.base)
  const standing = useOpen((open) => open.log.standing)
  const spans = useMemo(() => changedSpans(standing, (place) => paragraphsOf(base, place)), [base, standing])
  const draw = (span: Span) => (
    <RedlineText stretches={redlineIn(base, span, { pieces: decidedPieces(standing, span) })} size="small" />
  )
  return (
    <section className="publish-preview">
      <h3 className="part-title">{t('publish.preview', { count: spans.length })}</h3>
      <div className="preview-box">
        <VirtualList
          label={t('publish.preview', { count: spans.length })}
          entries={spans}
          keyOf={({ flow, from }) => `${flow} ${from}`}
          draw={draw}
        />
      </div>
    </section>
  )
}

/** Every stretch of paragraphs that a decision changes, once, in the text's order. */
function changedSpans(standing: readonly Standing[], spanOf: (place: Span) => Span): Span[] {
  const found = standing.flatMap(({ disposition }) => {
    const { on } = disposition
    return on.kind === 'cluster' && takes(disposition) ? [spanOf(on.extent)] : []
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
