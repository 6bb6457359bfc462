import type { Gap, GapKind, GapSeverity, GapStatus, HistoryLine, Instant, Precedent } from '../model'

/** What a list of gaps shows; what is left out does not narrow it. */
export interface GapFilter {
  readonly kinds?: readonly GapKind[]
  readonly statuses?: readonly GapStatus[]
  readonly severity?: GapSeverity
  readonly market?: string
  readonly owner?: string
  readonly due?: 'overdue'
  /** Words that all occur in it, whatever their case: in its text, clause, market, owner, answer or outcome. */
  readonly text?: string
}

export type GapOrder = 'newest' | 'due' | 'severity'

/** How the open ones stand: how many, how many overdue, and the age of the oldest and of the middle one in days. */
export interface OpenAges {
  readonly open: number
  readonly overdue: number
  readonly oldest: number
  readonly median: number
}

/** The gaps that pass, in the order asked for. `now` tells what is overdue. */
export function listGaps(
  gaps: Iterable<Gap>,
  filter: GapFilter,
  { order = 'newest', now }: { readonly order?: GapOrder; readonly now: Instant },
): Gap[] {
  const words = wordsOf(filter.text ?? '')
  const found = [...gaps].filter((gap) => {
    if (filter.kinds && !filter.kinds.includes(gap.kind)) return false
    if (filter.statuses && !filter.statuses.includes(gap.status)) return false
    if (filter.severity && gap.severity !== filter.severity) return false
    if (filter.market && gap.market !== filter.market) return false
    if (filter.owner && gap.owner !== filter.owner) return false
    if (filter.due && !isOverdue(gap, now)) return false
    return words.every((word) => textOf(gap).includes(word))
  })
  return found.sort((a, b) => compare(rankOf(a, order), rankOf(b, order)))
}

/** The precedents in which all words of the text occur, the newest first. */
export function listPrecedents<T extends { readonly precedent: Precedent }>(
  precedents: Iterable<T>,
  text: string,
): T[] {
  const words = wordsOf(text)
  return [...precedents]
    .filter(({ precedent: { question, ruling, rationale, by, clause, id } }) =>
      holdsAll(
        [question, ruling, rationale, by, id, clause.heading, clause.excerpt, clause.documentTitle].join(
          '\n',
        ),
        words,
      ),
    )
    .sort((a, b) => compare([b.precedent.at, b.precedent.id], [a.precedent.at, a.precedent.id]))
}

/** Whether it should have been dealt with: its day is over where it was set, and it is neither closed nor declined. */
export function isOverdue({ status, due }: Gap, now: Instant): boolean {
  return isPending(status) && due !== null && due.date < dateIn(due.zone, now)
}

/** Whole days since it was opened: until it was closed, or until now. */
export function ageInDays({ openedAt, outcome }: Gap, now: Instant): number {
  return Math.max(0, Math.floor((Date.parse(outcome?.at ?? now) - Date.parse(openedAt)) / DAY_MS))
}

export function openAges(gaps: Iterable<Gap>, now: Instant): OpenAges {
  const open = [...gaps].filter(({ status }) => isPending(status))
  const ages = open.map((gap) => ageInDays(gap, now)).sort((a, b) => a - b)
  return {
    open: open.length,
    overdue: open.filter((gap) => isOverdue(gap, now)).length,
    oldest: ages[ages.length - 1] ?? 0,
    median: ages[Math.floor((ages.length - 1) / 2)] ?? 0,
  }
}

/** The lines in which a person reads a history: without those that only repeat a change of another line. */
export function readable(history: readonly HistoryLine[]): HistoryLine[] {
  return history.filter(({ field, entry }, i) => {
    if (field !== 'status') return true
    return !history.some((line, k) => k !== i && line.entry === entry)
  })
}

const DAY_MS = 86_400_000

function isPending(status: GapStatus): boolean {
  return status === 'open' || status === 'answered'
}

/** The calendar date at a place; in UTC where the place is not known here. */
function dateIn(zone: string, now: Instant): string {
  let format = formats.get(zone)
  if (!format) formats.set(zone, (format = dateFormat(zone)))
  return format.format(new Date(now))
}

// Making one costs far more than using it.
const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(zone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601' } as const
  try {
    return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: 'UTC' })
  }
}

const SEVERITIES: readonly GapSeverity[] = ['critical', 'major', 'minor']

function rankOf(gap: Gap, order: GapOrder): readonly (string | number)[] {
  // Inverted, so that the newest comes first.
  const newest = [-Date.parse(gap.openedAt), gap.id]
  if (order === 'due') return [isPending(gap.status) ? 0 : 1, gap.due?.date ?? '9999', ...newest]
  if (order === 'severity')
    return [isPending(gap.status) ? 0 : 1, SEVERITIES.indexOf(gap.severity), ...newest]
  return newest
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1
    if (a[i]! > b[i]!) return 1
  }
  return 0
}

// A gap is never changed, only replaced; while a search is typed each one is asked again and again.
const texts = new WeakMap<Gap, string>()

function textOf(gap: Gap): string {
  let text = texts.get(gap)
  if (text === undefined) texts.set(gap, (text = plain(wordsIn(gap))))
  return text
}

function wordsIn({
  text,
  example,
  market,
  owner,
  proposedWording,
  answer,
  outcome,
  clause,
  id,
}: Gap): string {
  const { heading, excerpt, documentTitle, clause: clauseId, packVersion } = clause
  const rest = [heading, excerpt, documentTitle, clauseId ?? '', packVersion, id]
  return [
    text,
    example,
    market,
    owner,
    proposedWording,
    answer?.text ?? '',
    outcome?.what ?? '',
    ...rest,
  ].join('\n')
}

function wordsOf(text: string): string[] {
  return plain(text).split(/\s+/u).filter(Boolean)
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const found = plain(text)
  return words.every((word) => found.includes(word))
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()
