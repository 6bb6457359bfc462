import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { VirtualList } from '../../ui'
import { changedSpans, propertiesIn } from './changed-spans'
import { DecidedText } from './decided-text'
import { type Span, decidedPieces, redlineIn } from './places'
import { RedlineText } from './redline-text'

/** The paragraphs that the decisions change, as a redline. */
export function PublishPreview() {
  const { t } = useTranslation('collate')
  const base = useOpen((open) => open.base)
  const standing = useOpen((open) => open.log.standing)
  const spans = useMemo(() => changedSpans(base, standing), [base, standing])
  const draw = (span: Span) => (
    <>
      <RedlineText
        stretches={redlineIn(base, span, { pieces: decidedPieces(standing, span) })}
        size="small"
      />
      <Properties decisions={propertiesIn(standing, span)} />
    </>
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

/** What becomes of paragraphs and of formatting, which the words alone do not show. */
function Properties({ decisions }: { readonly decisions: readonly Standing[] }) {
  if (decisions.length === 0) return null
  return (
    <ul className="preview-properties">
      {decisions.map(({ id, disposition }) => (
        <li key={id}>
          <DecidedText disposition={disposition} />
        </li>
      ))}
    </ul>
  )
}
