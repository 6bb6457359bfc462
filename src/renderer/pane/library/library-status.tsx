import { useTranslation } from 'react-i18next'
import { useApp, useLibrary } from '../../store'
import { ImportStatus } from '../import'

/** Foot of the library: how much is here, and that offline is how it works. */
export function LibraryStatus() {
  const { t } = useTranslation('library')
  const packs = useLibrary((state) => state.packs)
  const person = useApp((state) => state.view?.person?.name)
  const documents = (packs ?? []).reduce((sum, pack) => sum + pack.documents.length, 0)
  const open = (packs ?? [])
    .flatMap((pack) => pack.reviews)
    .reduce((sum, { mine, progress }) => (mine ? sum + progress.openThreads : sum), 0)
  return (
    <>
      <span>{t('count.packs', { count: packs?.length ?? 0 })}</span>
      <span>{t('count.documents', { count: documents })}</span>
      {open > 0 && <span>{t('count.openThreads', { count: open })}</span>}
      <ImportStatus />
      <span className="status-end">{person !== undefined && <bdi>{person}</bdi>}</span>
      <span>{t('offline')}</span>
    </>
  )
}
