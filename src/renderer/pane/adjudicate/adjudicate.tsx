import { Gavel } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../command'
import { problemWords } from '../../refusal'
import { type AdjudicateTarget, goTo } from '../../store'
import { EmptyState, Screen, Tabs } from '../../ui'
import { PositionsTable } from '../positions'
import { Agreement } from './agreement'
import { CollationChoice } from './collation-choice'
import { DisputePlace } from './dispute-place'
import { QueueList } from './queue-list'
import { readQueue, useQueue, useQueueUpkeep } from './queue'
import { stepQueue } from './step-queue'
import '../../style/adjudicate.css'

type Part = NonNullable<AdjudicateTarget['part']>

/** Disputes of all collations, how far reviewers agree, and where stakeholder groups stand. */
export function Adjudicate({ target }: { readonly target: AdjudicateTarget }) {
  const { t } = useTranslation('adjudicate')
  useQueueUpkeep()
  useAdjudicateCommands(target)
  const part = target.part ?? 'disputes'
  const count = useQueue(({ rows }) => rows?.filter(({ dispute }) => dispute.stage !== 'closed').length)
  const tabs = [
    {
      id: 'disputes',
      label: t('part.disputes'),
      ...(count === undefined ? {} : { count }),
      content: <Disputes target={target} />,
    },
    {
      id: 'agreement',
      label: t('part.agreement'),
      content: (
        <CollationChoice target={target}>
          <Agreement />
        </CollationChoice>
      ),
    },
    {
      id: 'positions',
      label: t('part.positions'),
      content: (
        <CollationChoice target={target}>
          <PositionsTable />
        </CollationChoice>
      ),
    },
  ]
  return (
    <Screen name={t('title')} heading={<h1 className="screen-title">{t('title')}</h1>}>
      <div className="adjudicate">
        <Tabs
          label={t('part.name')}
          tabs={tabs}
          value={part}
          onChange={(id) => goTo({ screen: 'adjudicate', target: { ...target, part: id as Part } })}
        />
      </div>
    </Screen>
  )
}

function Disputes({ target }: { readonly target: AdjudicateTarget }) {
  const { t } = useTranslation('adjudicate')
  const { t: tc } = useTranslation()
  const rows = useQueue((queue) => queue.rows)
  const failure = useQueue((queue) => queue.failure)
  if (failure) {
    const { what, why, next } = problemWords(failure)
    return <EmptyState icon={Gavel} title={what} text={tc('startFailure', { why, next })} />
  }
  if (!rows)
    return (
      <p className="opening" role="status">
        {t('opening')}
      </p>
    )
  if (rows.length === 0) return <EmptyState icon={Gavel} title={t('none.title')} text={t('none.text')} />
  return (
    <div className="disputes">
      <QueueList rows={rows} target={target} />
      <DisputePlace target={target} />
    </div>
  )
}

function useAdjudicateCommands(target: AdjudicateTarget): void {
  const commands = useMemo<readonly Command[]>(() => {
    const group = 'adjudicate:command.group'
    const step = (by: 1 | -1) => () => stepQueue(target, by)
    return [
      { id: 'adjudicate.next', title: 'adjudicate:command.next', group, keys: 'j', run: step(1) },
      { id: 'adjudicate.before', title: 'adjudicate:command.before', group, keys: 'k', run: step(-1) },
      {
        id: 'adjudicate.form',
        title: 'adjudicate:command.form',
        group,
        keys: 'e',
        run: () =>
          document
            .querySelector<HTMLElement>(
              '.dispute-form [role=radio], .dispute-form button, .dispute-form input',
            )
            ?.focus(),
      },
      {
        id: 'adjudicate.refresh',
        title: 'adjudicate:command.refresh',
        group,
        run: () => void readQueue(),
      },
    ]
  }, [target])
  useCommands(commands)
}
