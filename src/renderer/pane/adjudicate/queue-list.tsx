import { useTranslation } from 'react-i18next'
import { waitingFor } from '../../../core/collation'
import { type AdjudicateTarget, goTo, useApp } from '../../store'
import { Badge, ToggleGroup } from '../../ui'
import { Due } from './due'
import { type DisputeRow, type QueueFilter, filterQueue, isMine } from './queue'
import { filterOf } from './step-queue'

const FILTERS: readonly QueueFilter[] = ['open', 'mine', 'closed']

interface QueueListProps {
  readonly rows: readonly DisputeRow[]
  readonly target: AdjudicateTarget
}

/** The disputes of all collations, what is due first. */
export function QueueList({ rows, target }: QueueListProps) {
  const { t } = useTranslation('adjudicate')
  const me = useApp((state) => state.view?.person?.name ?? '')
  const filter = filterOf(target)
  const shown = filterQueue(rows, filter, me)
  const entries = FILTERS.map((id) => ({
    id,
    label: t(`filter.${id}`),
    count: String(filterQueue(rows, id, me).length),
  }))
  return (
    <section className="queue" aria-label={t('queue.name')}>
      <ToggleGroup
        label={t('filter.name')}
        entries={entries}
        value={filter}
        onChange={(show) => goTo({ screen: 'adjudicate', target: { ...target, show } })}
      />
      {shown.length === 0 && <p className="queue-none">{t(`queue.none.${filter}`)}</p>}
      <ul className="queue-list">
        {shown.map((row) => (
          <li key={`${row.head.id} ${row.dispute.id}`}>
            <QueueLine row={row} target={target} me={me} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface QueueLineProps {
  readonly row: DisputeRow
  readonly target: AdjudicateTarget
  readonly me: string
}

function QueueLine({ row: { head, dispute }, target, me }: QueueLineProps) {
  const { t } = useTranslation('adjudicate')
  const isCurrent = target.dispute === dispute.id && target.collation === head.id
  const open = () =>
    goTo({ screen: 'adjudicate', target: { ...target, collation: head.id, dispute: dispute.id } })
  return (
    <button
      type="button"
      className="queue-line"
      onClick={open}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
    >
      <bdi className="queue-question">{dispute.question}</bdi>
      <span className="queue-facts">
        <Badge tone={dispute.stage === 'closed' ? 'good' : 'accent'}>{t(`stage.${dispute.stage}`)}</Badge>
        {isMine(dispute, me) && <Badge tone="warn">{t('queue.mine')}</Badge>}
        <bdi>{t('queue.text', { title: head.title, version: head.packVersion })}</bdi>
      </span>
      {dispute.stage !== 'closed' && (
        <span className="queue-facts">
          <span>{t('queue.waiting', { count: waitingFor(dispute).length })}</span>
          {dispute.due !== null && <Due at={dispute.due} />}
        </span>
      )}
    </button>
  )
}
