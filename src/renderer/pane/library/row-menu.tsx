import { CornerUpLeft, Ellipsis, FileCode2, GitCompareArrows, GitMerge, Info, SquarePen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReviewRow } from '../../../contract'
import { type CollateTarget, type DeskTarget, goTo, type LibraryRow, libraryStore } from '../../store'
import { IconButton, Menu, type MenuEntry } from '../../ui'
import { sinceLast } from './since-last'
import { type HandbackRequest, saveReport } from '../handback'
import { useMoves } from '../rebase'
import { setDetails } from './use-details'

interface RowMenuProps {
  readonly row: Exclude<LibraryRow, { kind: 'group' }>
  readonly isActive: boolean
  readonly onHandback: (request: HandbackRequest) => void
}

/** What else can be done with a row. A row with nothing else has no button. */
export function RowMenu({ row, isActive, onHandback }: RowMenuProps) {
  const { t } = useTranslation('library')
  const reviews = reviewsOf(row)
  const mine = reviews.filter((review) => review.mine)
  const single = row.kind === 'rendering' ? row.mine : row.kind === 'review' ? row.review : null
  const moves = useMoves(single, row.pack)
  const entries: MenuEntry[] = []
  if (mine.length > 0)
    entries.push({
      id: 'handback',
      label: t('menu.handback'),
      icon: CornerUpLeft,
      run: () => onHandback(requestFor(row, mine)),
    })
  if (single)
    entries.push({
      id: 'report',
      label: t('menu.report'),
      icon: FileCode2,
      run: () => void saveReport(single.review),
    })
  entries.push(...moves)
  if (row.kind === 'rendering' || row.kind === 'review')
    entries.push({
      id: 'collate',
      label: t('menu.collate'),
      icon: GitMerge,
      run: () => goTo({ screen: 'collate', target: textOf(row) }),
    })
  if (row.kind === 'document')
    entries.push({
      id: 'source',
      label: t('menu.source'),
      icon: SquarePen,
      run: () => goTo({ screen: 'desk', target: sourceOf(row) }),
    })
  const since = sinceLast(row)
  if (since) entries.push({ id: 'compare', label: t('menu.compare'), icon: GitCompareArrows, run: since })
  if (row.kind === 'pack')
    entries.push({ id: 'details', label: t('menu.details'), icon: Info, run: () => showDetails(row.key) })
  if (entries.length === 0) return null
  return (
    <Menu label={t('menu.name')} entries={entries}>
      <IconButton icon={Ellipsis} label={t('menu.name')} size="small" excludeFromTabOrder={!isActive} />
    </Menu>
  )
}

/** Opens the details beside the list on a pack. */
function showDetails(key: string): void {
  libraryStore.activate(key)
  setDetails('open')
}

function requestFor({ pack }: RowMenuProps['row'], mine: readonly ReviewRow[]): HandbackRequest {
  return { pack: pack.pack, digest: pack.digest, reviews: mine.map(({ review }) => review) }
}

function textOf({
  pack,
  document,
  rendering,
}: Extract<LibraryRow, { kind: 'rendering' | 'review' }>): CollateTarget {
  return { pack: pack.pack, digest: pack.digest, document: document.document, locale: rendering.locale }
}

function sourceOf({ pack, document }: Extract<LibraryRow, { kind: 'document' }>): DeskTarget {
  const { document: id, source } = document
  return { pack: pack.pack, digest: pack.digest, document: id, locale: source.locale }
}

function reviewsOf({ kind, pack, ...row }: Exclude<LibraryRow, { kind: 'group' }>): readonly ReviewRow[] {
  if (kind === 'pack') return pack.reviews
  if (kind === 'rendering' && 'mine' in row) return row.mine ? [row.mine] : []
  if (kind === 'review' && 'review' in row) return row.review.mine ? [row.review] : []
  return 'document' in row ? pack.reviews.filter((review) => review.document === row.document.document) : []
}
