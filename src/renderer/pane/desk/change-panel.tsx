import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '../../../core/suggestion'
import { Select, VirtualList } from '../../ui'
import { ChangeAnswer } from '../receipt/answer-note'
import { openCard } from './acts'
import { Byline } from './byline'
import { ChangeWords } from './change-words'
import { useDesk, useDeskParts, useReview } from './context'

const ANY = 'any'

/** Every change in reading order, each a line that can be read out: who, what kind, which words. */
export function ChangePanel() {
  const { t } = useTranslation('desk')
  const { cards, review } = useReview((snapshot) => snapshot)
  const [filter, setFilter] = useState<ChangeFilter>({ author: ANY, necessity: ANY })
  const { author, necessity } = filter
  const listed = useMemo(
    () =>
      cards.filter((card) => {
        if (author !== ANY && card.author !== author) return false
        const said = review.records.get(card.ids[0] ?? '')?.necessity ?? 'unsaid'
        return necessity === ANY || said === necessity
      }),
    [cards, author, necessity, review],
  )
  return (
    <section className="panel-body" aria-label={t('panel.changes')}>
      <ChangeFilters filter={filter} onChange={setFilter} />
      <p className="note" role="status">
        {t('panel.changeCount', { count: listed.length })}
      </p>
      {listed.length === 0 ? (
        <p className="panel-empty">{t(cards.length ? 'panel.noneMatch' : 'panel.noChanges')}</p>
      ) : (
        <VirtualList
          label={t('panel.changes')}
          entries={listed}
          keyOf={(card) => card.key}
          draw={(card) => <ChangeLine card={card} />}
        />
      )}
    </section>
  )
}

interface ChangeFilter {
  readonly author: string
  readonly necessity: string
}

interface ChangeFiltersProps {
  readonly filter: ChangeFilter
  readonly onChange: (filter: ChangeFilter) => void
}

function ChangeFilters({ filter, onChange }: ChangeFiltersProps) {
  const { t } = useTranslation('desk')
  const { cards, review } = useReview((snapshot) => snapshot)
  const authors = useMemo(() => [...new Set(cards.map((card) => card.author))], [cards])
  const any = { id: ANY, label: t('filter.any') }
  return (
    <div className="filters">
      <Select
        label={t('filter.author')}
        options={[
          any,
          ...authors.map((id) => ({ id: id as string, label: review.people.get(id)?.name ?? id })),
        ]}
        value={filter.author}
        onChange={(author) => onChange({ ...filter, author })}
      />
      <Select
        label={t('remark.necessity')}
        options={[
          any,
          { id: 'necessary', label: t('remark.necessary') },
          { id: 'preferential', label: t('remark.preferential') },
          { id: 'unsaid', label: t('remark.unsaid') },
        ]}
        value={filter.necessity}
        onChange={(necessity) => onChange({ ...filter, necessity })}
      />
    </div>
  )
}

function ChangeLine({ card }: { readonly card: Card }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const open = useDesk((state) => state.card === card.key)
  return (
    <div className="line" data-open={open || undefined}>
      <button type="button" className="line-main" onClick={() => openCard(session, card)}>
        <Byline author={card.author} at={card.createdAt} />
        <span className="card-line">
          <span className="card-kind">{t(`cardKind.${card.kind}`)}</span>
          <ChangeWords card={card} />
        </span>
        <ChangeAnswer ids={card.ids} open={false} />
      </button>
    </div>
  )
}
