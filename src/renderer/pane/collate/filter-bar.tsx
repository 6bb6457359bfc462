import { X } from 'lucide-react'
import { memo, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpen } from '../../store/collation-window'
import { Button, SearchField, Select, ToggleGroup } from '../../ui'
import { type Counts, type FacetName, type MatterFilter, NO_FILTER, isNarrowed } from './filter'
import { useShown } from './shown'
import { useNames } from './use-names'
import { setFilter, setView, useView } from './view'

/** What narrows the list: quick choices in sight, the rest as chips with how many there would be. */
export function FilterBar({ search }: { readonly search: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('collate')
  const filter = useView((view) => view.filter)
  const outline = useView((view) => view.outline)
  const { matters, counts: now } = useShown()
  // The list comes first; what other choices would give may come a moment later.
  const counts = useDeferredValue(now)
  return (
    <div className="filter-bar" role="search" aria-label={t('filter.name')} aria-busy={counts !== now}>
      <SearchField
        label={t('filter.search')}
        value={filter.query}
        onChange={(query) => setFilter({ query })}
        inputRef={search}
      />
      <QuickFilters filter={filter} counts={counts} />
      <div className="filter-chips">
        <Facet name="class" value={filter.class} counts={counts.class} />
        <Facet name="state" value={filter.state} counts={counts.state} />
        <Facet name="author" value={filter.author} counts={counts.author} />
        <Facet name="market" value={filter.market} counts={counts.market} />
        <Facet name="errorType" value={filter.errorType} counts={counts.errorType} />
        <Facet name="necessity" value={filter.necessity} counts={counts.necessity} />
        <ClauseChip filter={filter} />
      </div>
      <div className="filter-foot">
        <span role="status">{t('filter.count', { count: matters.length })}</span>
        {isNarrowed(filter) && (
          <Button look="quiet" onPress={() => setFilter(NO_FILTER)}>
            {t('filter.clear')}
          </Button>
        )}
        <ToggleGroup
          label={t('list.show')}
          entries={[
            { id: 'matters', label: t('list.matters') },
            { id: 'clauses', label: t('list.clauses') },
          ]}
          value={outline}
          onChange={(id) => setView({ outline: id })}
        />
      </div>
    </div>
  )
}

interface QuickFiltersProps {
  readonly filter: MatterFilter
  readonly counts: Counts
}

function QuickFilters({ filter, counts }: QuickFiltersProps) {
  const { t } = useTranslation('collate')
  const quick = [
    {
      id: 'undecided',
      isOn: filter.state === 'undecided',
      count: counts.state.get('undecided') ?? 0,
      run: (isOn: boolean) => setFilter({ state: isOn ? 'undecided' : null }),
    },
    {
      id: 'disagreements',
      isOn: filter.only === 'disagreements',
      count: counts.only.get('disagreements') ?? 0,
      run: (isOn: boolean) => setFilter({ only: isOn ? 'disagreements' : null }),
    },
  ] as const
  return (
    <div className="filter-quick">
      {quick.map(({ id, isOn, count, run }) => (
        <button
          key={id}
          type="button"
          className="filter-toggle"
          aria-pressed={isOn}
          onClick={() => run(!isOn)}
        >
          {t(`filter.quick.${id}`)} <span className="count">{count}</span>
        </button>
      ))}
    </div>
  )
}

interface FacetProps {
  readonly name: Exclude<FacetName, 'only'>
  readonly value: string | null
  readonly counts: ReadonlyMap<string, number>
}

// Of the others one value is a choice already: not every matter has it.
const EVERY_MATTER_HAS_ONE: ReadonlySet<FacetName> = new Set<FacetName>(['class', 'state', 'necessity'])

/** One facet; it is left out while there is nothing to choose. */
const Facet = memo(function Facet({ name, value, counts }: FacetProps) {
  const { t, i18n } = useTranslation('collate')
  const words = useValueWords(name)
  const number = new Intl.NumberFormat(i18n.language)
  const found = [...counts].filter(([id]) => id !== 'undecided')
  const isPointless = found.length === 0 || (found.length === 1 && EVERY_MATTER_HAS_ONE.has(name))
  if (value === null && isPointless) return null
  const options = found
    .map(([id, count]) => ({ id, label: words(id), note: number.format(count) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language))
  const chosen =
    value !== null && !found.some(([id]) => id === value)
      ? [{ id: value, label: words(value), note: '0' }]
      : []
  return (
    <Select
      label={t(`filter.facet.${name}`)}
      options={[{ id: 'all', label: t('filter.all') }, ...chosen, ...options]}
      value={value ?? 'all'}
      onChange={(id) => setFilter({ [name]: id === 'all' ? null : id })}
    />
  )
}, sameFacet)

function sameFacet(a: FacetProps, b: FacetProps): boolean {
  if (a.value !== b.value || a.counts.size !== b.counts.size) return false
  return [...a.counts].every(([id, count]) => b.counts.get(id) === count)
}

function useValueWords(name: Exclude<FacetName, 'only'>): (value: string) => string {
  const { t } = useTranslation('collate')
  const names = useNames(null)
  switch (name) {
    case 'class':
      return (value) => t(`class.${value}`)
    case 'state':
      return (value) => (value === 'undecided' ? t('filter.quick.undecided') : t(`state.${value}`))
    case 'author':
      return names.author
    case 'market':
      return (value) => value
    case 'errorType':
      return (value) => t(`desk:errorType.${value}`)
    case 'necessity':
      return (value) => t(`necessity.${value}`)
  }
}

function ClauseChip({ filter }: { readonly filter: MatterFilter }) {
  const { t } = useTranslation('collate')
  const clauses = useOpen((open) => open.folded.clauses)
  if (filter.clause === null) return null
  const number = clauses.findIndex(({ id }) => id === filter.clause) + 1
  return (
    <Button icon={X} onPress={() => setFilter({ clause: null })}>
      {t('filter.clause', { number })}
    </Button>
  )
}
