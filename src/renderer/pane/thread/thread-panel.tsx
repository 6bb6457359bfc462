import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ThreadKind } from '../../../core/model'
import { Badge, Button, Select, VirtualList } from '../../ui'
import { Byline } from '../desk/byline'
import { useDeskParts, useDesk, useReview } from '../desk/context'
import { ThreadAnswer } from '../receipt/answer-note'
import { openThread, reattach } from './acts'
import { type ListedThread, type ThreadFilter, anyThread, listThreads } from './thread-list'

/** All threads of the document with filters; those that lost their place stay in it until somebody re-attaches them. */
export function ThreadPanel() {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const review = useReview((snapshot) => snapshot.review)
  const [filter, setFilter] = useState<ThreadFilter>(anyThread)
  const listed = useMemo(
    () => listThreads(review.threads.values(), session.index(), filter, session.edit.person.id),
    [review, filter, session],
  )
  return (
    <section className="panel-body" aria-label={t('panel.threads')}>
      <ThreadFilters filter={filter} onChange={setFilter} />
      <p className="note" role="status">
        {t('panel.threadCount', { count: listed.length })}
      </p>
      {listed.length === 0 ? (
        <p className="panel-empty">{t(review.threads.size ? 'panel.noneMatch' : 'panel.noThreads')}</p>
      ) : (
        <VirtualList
          label={t('panel.threads')}
          entries={listed}
          keyOf={(one) => one.thread.id}
          draw={(one) => <ThreadLine listed={one} />}
        />
      )}
    </section>
  )
}

function ThreadFilters({
  filter,
  onChange,
}: {
  filter: ThreadFilter
  onChange: (filter: ThreadFilter) => void
}) {
  const { t } = useTranslation('desk')
  const any = { id: 'any' as const, label: t('filter.any') }
  return (
    <div className="filters">
      <Select
        label={t('thread.kind')}
        options={[any, ...ThreadKind.options.map((id) => ({ id, label: t(`threadKind.${id}`) }))]}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Select
        label={t('filter.status')}
        options={[
          any,
          { id: 'open' as const, label: t('filter.open') },
          { id: 'resolved' as const, label: t('filter.resolved') },
        ]}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Select
        label={t('filter.side')}
        options={[
          any,
          { id: 'source' as const, label: t('column.source') },
          { id: 'target' as const, label: t('column.target') },
        ]}
        value={filter.side}
        onChange={(side) => onChange({ ...filter, side })}
      />
      <Select
        label={t('filter.only')}
        options={[
          any,
          { id: 'mine' as const, label: t('filter.mine') },
          { id: 'orphan' as const, label: t('filter.orphan') },
        ]}
        value={filter.only}
        onChange={(only) => onChange({ ...filter, only })}
      />
    </div>
  )
}

function ThreadLine({ listed: { thread, at } }: { readonly listed: ListedThread }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const open = useDesk((state) => state.thread === thread.id)
  const [first] = thread.comments
  const orphan = at === null && thread.anchor.side === 'target'
  return (
    <div className="line" data-open={open || undefined}>
      <button type="button" className="line-main" onClick={() => openThread(session, thread)}>
        <span className="card-line">
          <span className="card-kind">{t(`threadKind.${thread.kind}`)}</span>
          {thread.anchor.side === 'source' && <span className="note">{t('column.source')}</span>}
          {thread.status.value === 'resolved' && <Badge tone="good">{t('thread.resolved')}</Badge>}
          {orphan && <Badge tone="warn">{t('thread.orphan')}</Badge>}
        </span>
        <span className="card-words" dir="auto">
          {first?.text || first?.proposedWording || t('thread.deleted')}
        </span>
        <Byline author={thread.author} at={thread.createdAt} />
        <ThreadAnswer thread={thread.id} open={false} />
      </button>
      {orphan && (
        <>
          <p className="quote" dir="auto">
            {thread.anchor.quote.exact}
          </p>
          {session.canEdit() && (
            <Button onPress={() => reattach(session, thread.id)}>{t('thread.reattach')}</Button>
          )}
        </>
      )}
    </div>
  )
}
