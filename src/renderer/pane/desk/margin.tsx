import {
  type ReactNode,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { DraftCard, ThreadCard } from '../thread'
import { CardView, looksSame } from './card-view'
import { useDesk, useDeskParts, useReview, useRows } from './context'
import { type MarginEntry, marginEntries, topOf } from './margin-entries'
import { type Standing, stackCards } from './stack'

const GUESS = 76
const DRAFT = 'draft'

/** Cards and threads beside their lines. Only those near what can be seen exist; they give way to one another. */
export function Margin() {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const rows = useRows()
  const { review, cards } = useReview((snapshot) => snapshot)
  const openKey = useDesk((state) => state.card ?? state.thread)
  const draft = useDesk((state) => state.draft)
  const lane = useRef<HTMLElement>(null)
  const [heights, observe] = useHeights()
  const source = useMemo(
    () => ({ cards, threads: [...review.threads.values()], index: session.index() }),
    [cards, review, session],
  )
  const entries = useMemo(() => marginEntries(rows, source, openKey), [rows, source, openKey])
  const tops = useTops(entries, lane)
  const standing: Standing[] = entries.map((entry) => ({
    key: entry.key,
    top: tops.get(entry.key) ?? 0,
    height: heights.get(entry.key) ?? GUESS,
  }))
  const draftTop = rows.find((row) => draft?.anchor.clause && row.clauses.includes(draft.anchor.clause))?.top
  if (draft) placeDraft(standing, draftTop ?? rows[0]?.top ?? 0, heights.get(DRAFT) ?? 260)
  const places = stackCards(standing, draft ? DRAFT : openKey)
  return (
    <aside className="margin" aria-label={t('column.cards')} ref={lane} tabIndex={-1}>
      {draft && (
        <Place
          name={DRAFT}
          top={places.get(DRAFT) ?? 0}
          open
          observe={observe}
          label={t('thread.new')}
          kind="draft"
        >
          <DraftCard key={draft.anchor.quote.exact} draft={draft} />
        </Place>
      )}
      {entries.map((entry) => (
        <EntryPlace
          key={entry.key}
          entry={entry}
          open={entry.key === openKey}
          top={places.get(entry.key) ?? 0}
          observe={observe}
        />
      ))}
    </aside>
  )
}

interface EntryPlaceProps extends Pick<PlaceProps, 'open' | 'top' | 'observe'> {
  readonly entry: MarginEntry
}

/** Most of them neither move nor change when somebody types. */
const EntryPlace = memo(function EntryPlace({ entry, ...place }: EntryPlaceProps) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const { key, kind } = entry
  if (entry.kind === 'thread')
    return (
      <Place {...place} name={key} kind={kind} label={t(`threadKind.${entry.thread.kind}`)}>
        <ThreadCard thread={entry.thread} open={place.open} />
      </Place>
    )
  const colour = session.authors.colourOf(entry.card.author)
  return (
    <Place {...place} name={key} kind={kind} label={t(`cardKind.${entry.card.kind}`)} colour={colour}>
      <CardView card={entry.card} open={place.open} />
    </Place>
  )
}, samePlace)

function samePlace(a: EntryPlaceProps, b: EntryPlaceProps): boolean {
  if (a.open !== b.open || a.top !== b.top || a.observe !== b.observe) return false
  if (a.entry.kind === 'thread') return b.entry.kind === 'thread' && a.entry.thread === b.entry.thread
  return b.entry.kind === 'change' && looksSame(a.entry.card, b.entry.card)
}

interface PlaceProps {
  readonly name: string
  readonly kind: 'change' | 'thread' | 'draft'
  readonly open: boolean
  readonly top: number
  readonly label: string
  readonly colour?: number
  readonly observe: (el: HTMLElement | null, name: string) => void
  readonly children: ReactNode
}

function Place({ name, kind, open, top, label, colour, observe, children }: PlaceProps) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    observe(ref.current, name)
    return () => observe(null, name)
  }, [observe, name])
  return (
    <article
      ref={ref}
      className="card"
      data-kind={kind}
      data-open={open || undefined}
      data-author={colour}
      aria-label={label}
      style={{ transform: `translateY(${Math.round(top)}px)` }}
    >
      {children}
    </article>
  )
}

/** Lines of the entries. They are read from the editor after it has painted, and again when rows move. */
function useTops(
  entries: readonly MarginEntry[],
  lane: React.RefObject<HTMLElement | null>,
): ReadonlyMap<string, number> {
  const { session } = useDeskParts()
  const rows = useRows()
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  useLayoutEffect(() => {
    if (!lane.current) return
    const { view } = session.host()
    const origin = lane.current.getBoundingClientRect().top
    // What is drawn depends on where the editor has put the words, which only the page can tell.
    // oxlint-disable-next-line react/set-state-in-effect
    setTops((before) => {
      const next = new Map(entries.map((entry) => [entry.key, topOf(view, entry.at, rows, origin)]))
      const same = next.size === before.size && [...next].every(([key, top]) => before.get(key) === top)
      return same ? before : next
    })
  }, [entries, rows, lane, session])
  return tops
}

/** Heights of the cards as the browser lays them out. */
function useHeights(): [ReadonlyMap<string, number>, PlaceProps['observe']] {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const watched = useRef(new Map<string, HTMLElement>())
  const [watch] = useState(
    () =>
      new ResizeObserver((changes) =>
        setHeights((before) => {
          const next = new Map(before)
          for (const { target } of changes)
            for (const [name, el] of watched.current)
              if (el === target) next.set(name, (target as HTMLElement).offsetHeight)
          return next
        }),
      ),
  )
  useEffect(() => () => watch.disconnect(), [watch])
  const observe = useCallback(
    (el: HTMLElement | null, name: string) => {
      const before = watched.current.get(name)
      if (before) watch.unobserve(before)
      if (!el) return void watched.current.delete(name)
      watched.current.set(name, el)
      watch.observe(el)
    },
    [watch],
  )
  return [heights, observe]
}

function placeDraft(standing: Standing[], top: number, height: number): void {
  const after = standing.findIndex((one) => one.top > top)
  standing.splice(after < 0 ? standing.length : after, 0, { key: DRAFT, top, height })
}
