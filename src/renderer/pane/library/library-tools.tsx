import { PanelRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeysOf } from '../../command'
import type { Locale } from '../../../core/model'
import { localeName, ownLocaleName } from '../../locale-name'
import { type LibrarySort, libraryStore, useLibrary, type WorkState } from '../../store'
import { IconButton, type Option, SearchField, Select } from '../../ui'
import { ImportButton } from '../import'

interface LibraryToolsProps {
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly details: 'open' | 'closed'
  readonly onDetails: (next: 'open' | 'closed') => void
}

/** Search, filters, order, import. */
export function LibraryTools({ search, details, onDetails }: LibraryToolsProps) {
  const { t } = useTranslation('library')
  const filter = useLibrary((state) => state.filter)
  const keys = useKeysOf('library.details')
  return (
    <search className="library-tools">
      <SearchField
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={filter.query}
        onChange={(query) => libraryStore.setFilter({ query })}
        inputRef={search}
      />
      <LibraryFilters />
      <ImportButton />
      <IconButton
        icon={PanelRight}
        label={t('details.toggle')}
        {...(keys === undefined ? {} : { keys })}
        pressed={details === 'open'}
        onPress={() => onDetails(details === 'open' ? 'closed' : 'open')}
      />
    </search>
  )
}

function LibraryFilters() {
  const { t } = useTranslation('library')
  const filter = useLibrary((state) => state.filter)
  const locales = useLocaleOptions()
  const states: readonly Option<WorkState | 'all'>[] = [
    { id: 'all', label: t('filter.anyState') },
    ...STATES.map((id) => ({ id, label: t(`state.${id}`) })),
  ]
  const sorts: readonly Option<LibrarySort>[] = SORTS.map((id) => ({ id, label: t(`sort.${id}`) }))
  return (
    <>
      <Select
        label={t('filter.state')}
        hideLabel
        options={states}
        value={filter.state}
        onChange={(state) => libraryStore.setFilter({ state })}
      />
      <Select
        label={t('filter.locale')}
        hideLabel
        options={locales}
        value={filter.locale === '' ? 'all' : filter.locale}
        onChange={(id) => libraryStore.setFilter({ locale: id === 'all' ? '' : (id as Locale) })}
      />
      <Select
        label={t('sort.label')}
        hideLabel
        options={sorts}
        value={filter.sort}
        onChange={(sort) => libraryStore.setFilter({ sort })}
      />
    </>
  )
}

const STATES: readonly WorkState[] = ['received', 'in-work', 'handed-back', 'changed-since']
const SORTS: readonly LibrarySort[] = ['due', 'market', 'product-line']

function useLocaleOptions(): readonly Option[] {
  const { t, i18n } = useTranslation('library')
  const packs = useLibrary((state) => state.packs)
  return useMemo(() => {
    const tags = new Set<string>(
      (packs ?? []).flatMap((pack) => pack.documents.flatMap((d) => d.targets.map((r) => r.locale))),
    )
    const options = [...tags].map((id) => {
      const label = localeName(id, i18n.language)
      const own = ownLocaleName(id)
      return { id, label, ...(own === label ? {} : { note: own }) }
    })
    const collator = new Intl.Collator(i18n.language)
    options.sort((a, b) => collator.compare(a.label, b.label))
    return [{ id: 'all', label: t('filter.anyLocale') }, ...options]
  }, [packs, i18n.language, t])
}
