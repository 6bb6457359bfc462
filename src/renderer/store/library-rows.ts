import type { DocumentRow, PackRow, ReviewRow } from '../../contract'
import type { Locale, Rendering } from '../../core/model'
import { dueGroup } from './due'

export type WorkState = 'received' | ReviewRow['state']
export type LibrarySort = 'due' | 'market' | 'product-line'

export interface LibraryFilter {
  readonly query: string
  readonly sort: LibrarySort
  readonly state: WorkState | 'all'
  /** A locale, or an empty string for all. */
  readonly locale: Locale | ''
}

export const noFilter: LibraryFilter = { query: '', sort: 'due', state: 'all', locale: '' }

/** Where the person's own reviews under a row stand. `total` is 0 where none was begun. */
export interface WorkSummary {
  readonly state: WorkState
  readonly reviewed: number
  readonly total: number
  readonly openThreads: number
}

export type LibraryRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: string; readonly packs: number }
  | (PackLine & { readonly kind: 'pack'; readonly level: 1; readonly isOpen: boolean })
  | (DocumentLine & { readonly kind: 'document'; readonly level: 2; readonly isOpen: boolean })
  | (RenderingLine & { readonly kind: 'rendering'; readonly level: 3; readonly mine: ReviewRow | null })
  | (RenderingLine & { readonly kind: 'review'; readonly level: 4; readonly review: ReviewRow })

interface PackLine {
  readonly key: string
  readonly pack: PackRow
  readonly summary: WorkSummary
}
interface DocumentLine extends PackLine {
  readonly document: DocumentRow
}
interface RenderingLine extends DocumentLine {
  readonly rendering: Rendering
}

export interface LibraryView {
  readonly filter: LibraryFilter
  readonly toggled: ReadonlySet<string>
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string
  /** The names by which a locale can be found. */
  readonly localeWords: (locale: Locale) => string
  readonly compare: (a: string, b: string) => number
}

/** The library as the rows that are to be seen: filtered, grouped and sorted, with closed branches left out. */
export function libraryRows(packs: readonly PackRow[], view: LibraryView): LibraryRow[] {
  const branches = packs.flatMap((pack) => branchOf(pack, packs.length, view) ?? [])
  const groups = new Map<string, Branch[]>()
  for (const branch of branches) {
    const group = groupOf(branch.pack, view)
    groups.set(group, [...(groups.get(group) ?? []), branch])
  }
  return [...groups]
    .sort(([a], [b]) => compareGroups(a, b, view))
    .flatMap(([group, members]): LibraryRow[] => [
      { kind: 'group', key: `group:${group}`, group, packs: members.length },
      ...members.sort((a, b) => comparePacks(a.pack, b.pack, view)).flatMap((branch) => branch.rows),
    ])
}

/** What all of a pack's own reviews come to. */
export function summaryOf(reviews: readonly ReviewRow[]): WorkSummary {
  const mine = reviews.filter((review) => review.mine)
  const states = new Set(mine.map((review) => review.state))
  const state = (['changed-since', 'in-work', 'handed-back'] as const).find((value) => states.has(value))
  return {
    state: state ?? 'received',
    reviewed: mine.reduce((sum, review) => sum + review.progress.reviewed, 0),
    total: mine.reduce((sum, review) => sum + review.progress.clauses, 0),
    openThreads: mine.reduce((sum, review) => sum + review.progress.openThreads, 0),
  }
}

/** The name under which the store remembers that a row was opened or closed, apart for a narrowed library. */
export function toggleKey(key: string, filter: LibraryFilter): string {
  return isNarrowed(filter) ? `narrow:${key}` : key
}

interface Branch {
  readonly pack: PackRow
  readonly rows: readonly LibraryRow[]
}

function branchOf(pack: PackRow, packCount: number, view: LibraryView): Branch | null {
  const key = `pack:${pack.pack}@${pack.digest}`
  const words = wordsOf(view.filter.query)
  const packText = fold(
    [pack.title, pack.version, pack.market, pack.productLine, pack.owner].filter((part) => part).join(' '),
  )
  const missing = words.filter((word) => !packText.includes(word))
  const reviews = groupReviews(pack.reviews)
  const documents = pack.documents.flatMap(
    (document) => documentRows({ pack, document, key, missing, reviews }, view) ?? [],
  )
  if (documents.length === 0 && (isNarrowed(view.filter) || missing.length > 0)) return null
  const isOpen = isOpenNow(key, packCount === 1 || isNarrowed(view.filter), view)
  const row: LibraryRow = { kind: 'pack', level: 1, key, pack, isOpen, summary: summaryOf(pack.reviews) }
  return { pack, rows: isOpen ? [row, ...documents.flat()] : [row] }
}

function groupReviews(reviews: readonly ReviewRow[]): ReadonlyMap<string, readonly ReviewRow[]> {
  const groups = new Map<string, ReviewRow[]>()
  for (const review of reviews) {
    const key = `${review.document} ${review.locale}`
    groups.set(key, [...(groups.get(key) ?? []), review])
  }
  return groups
}

interface Place {
  readonly pack: PackRow
  readonly document: DocumentRow
  readonly key: string
  /** Words of the search that the pack's own text does not hold. */
  readonly missing: readonly string[]
  readonly reviews: ReadonlyMap<string, readonly ReviewRow[]>
}

function documentRows(place: Place, view: LibraryView): LibraryRow[] | null {
  const { pack, document } = place
  const key = `${place.key}/${document.document}`
  const text = fold(document.title)
  const missing = place.missing.filter((word) => !text.includes(word))
  const isReviewed = pack.reviews.some(
    (review) => review.document === document.document && review.locale === document.source.locale,
  )
  const renderings = (isReviewed ? [document.source, ...document.targets] : document.targets)
    .map((rendering) => renderingRows({ ...place, key, missing }, rendering, view))
    .filter((rows) => rows !== null)
  if (renderings.length === 0 && (isNarrowed(view.filter) || missing.length > 0)) return null
  const isOpen = isOpenNow(key, pack.documents.length === 1 || isNarrowed(view.filter), view)
  const own = pack.reviews.filter((review) => review.document === document.document)
  const row: LibraryRow = { kind: 'document', level: 2, key, pack, document, isOpen, summary: summaryOf(own) }
  return isOpen ? [row, ...renderings.flat()] : [row]
}

function renderingRows(place: Place, rendering: Rendering, view: LibraryView): LibraryRow[] | null {
  const { pack, document } = place
  const reviews = place.reviews.get(`${document.document} ${rendering.locale}`) ?? []
  const mine = latest(reviews.filter((review) => review.mine))
  const summary = summaryOf(mine ? [mine] : [])
  const { state, locale } = view.filter
  if (locale !== '' && rendering.locale !== locale) return null
  if (state !== 'all' && summary.state !== state) return null
  const people = reviews.map((review) => review.author.name)
  const text = fold(
    [rendering.title, rendering.locale, view.localeWords(rendering.locale), ...people].join(' '),
  )
  if (!place.missing.every((word) => text.includes(word))) return null
  const key = `${place.key}/${rendering.locale}`
  const shared = { pack, document, rendering, summary }
  const others = reviews
    .filter((review) => review !== mine)
    .sort((a, b) => view.compare(a.author.name, b.author.name) || (a.review < b.review ? -1 : 1))
  return [
    { kind: 'rendering', level: 3, key, ...shared, mine },
    ...others.map((review): LibraryRow => ({
      kind: 'review',
      level: 4,
      key: `${key}/${review.review}`,
      ...shared,
      review,
    })),
  ]
}

function latest(reviews: readonly ReviewRow[]): ReviewRow | null {
  return reviews.reduce<ReviewRow | null>(
    (best, next) => (best && best.updatedAt >= next.updatedAt ? best : next),
    null,
  )
}

function isOpenNow(key: string, byItself: boolean, view: LibraryView): boolean {
  return view.toggled.has(toggleKey(key, view.filter)) !== byItself
}

function isNarrowed({ query, state, locale }: LibraryFilter): boolean {
  return query.trim() !== '' || state !== 'all' || locale !== ''
}

function groupOf(pack: PackRow, { filter, today }: LibraryView): string {
  if (filter.sort === 'due') return dueGroup(pack.dueDate, today)
  return (filter.sort === 'market' ? pack.market : pack.productLine) ?? ''
}

const DUE_ORDER = ['overdue', 'week', 'later', 'none']

function compareGroups(a: string, b: string, { filter, compare }: LibraryView): number {
  if (filter.sort === 'due') return DUE_ORDER.indexOf(a) - DUE_ORDER.indexOf(b)
  // Packs that do not say come last.
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
  return compare(a, b)
}

function comparePacks(a: PackRow, b: PackRow, { compare }: LibraryView): number {
  const due = (pack: PackRow): string => pack.dueDate ?? '9999'
  return (
    (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0) ||
    compare(a.title, b.title) ||
    compare(b.version, a.version) ||
    (a.digest < b.digest ? -1 : 1)
  )
}

function wordsOf(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Small letters without accents, so that `espanol` finds Español. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
