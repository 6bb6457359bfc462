import { useTranslation } from 'react-i18next'
import { DispositionClass } from '../../../core/model'
import { SearchField, Select } from '../../ui'
import { ANY, OUTCOMES, SORTS, type TableView } from './table'

interface DispositionFilterProps {
  readonly view: TableView
  readonly onChange: (view: TableView) => void
  readonly search: (input: HTMLInputElement | null) => void
}

/** Which rows are shown, and in which order. */
export function DispositionFilter({ view, onChange, search }: DispositionFilterProps) {
  const { t } = useTranslation('disposition')
  return (
    <div className="disposition-filter">
      <SearchField
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={view.query}
        onChange={(query) => onChange({ ...view, query })}
        inputRef={search}
      />
      <Select
        label={t('filter.outcome')}
        options={[
          { id: ANY, label: t('filter.anyOutcome') },
          ...OUTCOMES.map((id) => ({ id, label: t(`outcome.${id}`) })),
        ]}
        value={view.outcome}
        onChange={(outcome) => onChange({ ...view, outcome })}
      />
      <Select
        label={t('filter.kind')}
        options={[
          { id: ANY, label: t('filter.anyKind') },
          { id: 'change' as const, label: t('kind.change') },
          { id: 'thread' as const, label: t('kind.thread') },
        ]}
        value={view.kind}
        onChange={(kind) => onChange({ ...view, kind })}
      />
      <Select
        label={t('filter.class')}
        options={[
          { id: ANY, label: t('filter.anyClass') },
          ...DispositionClass.options.map((id) => ({ id, label: t(`class.${id}`) })),
        ]}
        value={view.class}
        onChange={(group) => onChange({ ...view, class: group })}
      />
      <Select
        label={t('sort.label')}
        options={SORTS.map((id) => ({ id, label: t(`sort.${id}`) }))}
        value={view.sort}
        onChange={(sort) => onChange({ ...view, sort })}
      />
    </div>
  )
}
