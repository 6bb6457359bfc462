import { goTo, type LibraryRow, libraryStore, toggleKey } from '../../store'

/** What Enter or a click on a row does: open the text, or unfold what is under it. */
export function actOn(row: LibraryRow): void {
  if (row.kind === 'group') return
  libraryStore.activate(row.key)
  if (row.kind === 'pack' || row.kind === 'document') return toggleRow(row)
  if (row.kind === 'review') return goTo({ screen: 'desk', target: { review: row.review.review } })
  const { pack, document, rendering } = row
  const target = {
    pack: pack.pack,
    digest: pack.digest,
    document: document.document,
    locale: rendering.locale,
  }
  goTo({ screen: 'desk', target })
}

export function toggleRow(row: LibraryRow): void {
  if (row.kind === 'pack' || row.kind === 'document')
    libraryStore.toggle(toggleKey(row.key, libraryStore.getState().filter))
}
