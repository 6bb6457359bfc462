import { Circle, CircleCheck, CircleDot, Flag } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Select, VirtualList } from '../../ui'
import { goToClause } from './acts'
import { type ClauseFilter, type ListedClause, listClauses } from './clause-list'
import { useDesk, useDeskParts, useReview } from './context'

const filters: readonly ClauseFilter[] = [
  'headings',
  'all',
  'unread',
  'in-work',
  'reviewed',
  'flagged',
  'changed',
  'threads',
  'mine',
]

/** The document by its headings, or its clauses by state: each line leads to its clause. */
export function Outline() {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const snapshot = useReview((state) => state)
  const [filter, setFilter] = useState<ClauseFilter>('headings')
  const listed = useMemo(() => listClauses(snapshot, session.index(), filter), [snapshot, session, filter])
  return (
    <section className="panel-body" aria-label={t('panel.outline')}>
      <div className="filters">
        <Select
          label={t('filter.clauses')}
          options={filters.map((id) => ({ id, label: t(`clauseFilter.${id}`) }))}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <p className="note" role="status">
        {t('panel.clauseCount', { count: listed.length })}
      </p>
      {listed.length === 0 ? (
        <p className="panel-empty">{t('panel.noneMatch')}</p>
      ) : (
        <VirtualList
          label={t('panel.outline')}
          entries={listed}
          keyOf={(one) => one.entry.id}
          draw={(one) => <ClauseLine listed={one} />}
        />
      )}
    </section>
  )
}

const icons = { unread: Circle, 'in-work': CircleDot, reviewed: CircleCheck, flagged: Flag }

function ClauseLine({ listed: { entry, text, state } }: { readonly listed: ListedClause }) {
  const { t } = useTranslation('desk')
  const { session, opened } = useDeskParts()
  const active = useDesk((desk) => desk.clause === entry.id)
  const Icon = icons[state]
  return (
    <div className="line" data-open={active || undefined}>
      <button
        type="button"
        className="line-main outline-line"
        data-level={entry.level || undefined}
        data-state={state}
        aria-current={active ? 'location' : undefined}
        onClick={() => goToClause(session, entry.id)}
      >
        <Icon role="img" aria-label={t(`state.${state}`)} size={14} />
        <span lang={opened.review.head.locale} dir="auto">
          {text}
        </span>
      </button>
    </div>
  )
}
