import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Gap, GapKind, GapSeverity, GapStatus } from '../../../core/model'
import { type RegisterFilter, registerStore, useRegister } from '../../store'
import { Checkbox, Select } from '../../ui'

const ORDERS: readonly RegisterFilter['order'][] = ['newest', 'due', 'severity']
const STATES = ['any', 'pending', ...GapStatus.options] as const
const KINDS = ['any', ...GapKind.options] as const
const SEVERITIES = ['any', ...GapSeverity.options] as const

/** What narrows the list of gaps, and its order. */
export function Filters() {
  const { t } = useTranslation('register')
  const filter = useRegister((state) => state.filter)
  const set = registerStore.setFilter
  const states = { any: t('filter.anyStatus'), pending: t('filter.pending') }
  return (
    <div className="register-filters">
      <OneOf
        label={t('filter.status')}
        ids={STATES}
        word={(id) => (id === 'any' || id === 'pending' ? states[id] : t(`status.${id}`))}
        value={filter.status}
        onChange={(status) => set({ status })}
      />
      <OneOf
        label={t('filter.kind')}
        ids={KINDS}
        word={(id) => (id === 'any' ? t('filter.anyKind') : t(`kind.${id}`))}
        value={filter.kind}
        onChange={(kind) => set({ kind })}
      />
      <OneOf
        label={t('filter.severity')}
        ids={SEVERITIES}
        word={(id) => (id === 'any' ? t('filter.anySeverity') : t(`severity.${id}`))}
        value={filter.severity}
        onChange={(severity) => set({ severity })}
      />
      <NameFilters />
      <OneOf
        label={t('order.label')}
        ids={ORDERS}
        word={(id) => t(`order.${id}`)}
        value={filter.order}
        onChange={(order) => set({ order })}
      />
      <Checkbox
        isSelected={filter.due === 'overdue'}
        onChange={(only) => set({ due: only ? 'overdue' : 'any' })}
      >
        {t('filter.overdue')}
      </Checkbox>
    </div>
  )
}

/** Markets and owners that occur; nothing where none does. */
function NameFilters() {
  const { t } = useTranslation('register')
  const { market, owner } = useRegister((state) => state.filter)
  const gaps = useRegister((state) => state.gaps)
  const markets = useMemo(() => namesOf(gaps.values(), 'market'), [gaps])
  const owners = useMemo(() => namesOf(gaps.values(), 'owner'), [gaps])
  return (
    <>
      {markets.length > 0 && (
        <OneOf
          label={t('filter.market')}
          ids={['', ...markets]}
          word={(id) => id || t('filter.anyMarket')}
          value={market}
          onChange={(name) => registerStore.setFilter({ market: name })}
        />
      )}
      {owners.length > 0 && (
        <OneOf
          label={t('filter.owner')}
          ids={['', ...owners]}
          word={(id) => id || t('filter.anyOwner')}
          value={owner}
          onChange={(name) => registerStore.setFilter({ owner: name })}
        />
      )}
    </>
  )
}

interface OneOfProps<Id extends string> {
  readonly label: string
  readonly ids: readonly Id[]
  readonly word: (id: Id) => string
  readonly value: Id
  readonly onChange: (id: Id) => void
}

function OneOf<Id extends string>({ label, ids, word, value, onChange }: OneOfProps<Id>) {
  const options = ids.map((id) => ({ id, label: word(id) }))
  return <Select label={label} hideLabel options={options} value={value} onChange={onChange} />
}

function namesOf(gaps: Iterable<Gap>, field: 'market' | 'owner'): string[] {
  const names = new Set([...gaps].map((gap) => gap[field]).filter(Boolean))
  return [...names].sort((a, b) => a.localeCompare(b))
}
