import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeName, ownLocaleName } from '../../locale-name'
import { type LibraryRow, libraryRows, useLibrary } from '../../store'
import { useToday } from './use-today'

/** The rows now to be seen, in the order of the interface language. */
export function useLibraryRows(): readonly LibraryRow[] {
  const { i18n } = useTranslation()
  const packs = useLibrary((state) => state.packs)
  const filter = useDeferredValue(useLibrary((state) => state.filter))
  const toggled = useLibrary((state) => state.toggled)
  const today = useToday()
  return useMemo(() => {
    const collator = new Intl.Collator(i18n.language, { numeric: true, sensitivity: 'base' })
    return libraryRows(packs ?? [], {
      filter,
      toggled,
      today,
      localeWords: (locale) => `${localeName(locale, i18n.language)} ${ownLocaleName(locale)}`,
      compare: (a, b) => collator.compare(a, b),
    })
  }, [packs, filter, toggled, today, i18n.language])
}
