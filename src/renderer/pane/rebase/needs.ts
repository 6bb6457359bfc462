import { type RebaseContext, type RebaseLine, type RebaseReport, Rebased } from '../../../core/model'
import type { Review } from '../../../core/review'

/** What a person looks at after a review was moved: `orphan` is a thread without a place. */
export type NeedVerdict = 'conflict' | 'context-removed' | 'orphan'

/** One place that needs the person. Suggestions that met the same words are one. */
export interface Need {
  readonly key: string
  readonly kind: 'change' | 'thread' | 'clause'
  readonly verdict: NeedVerdict
  /** Suggestions, or the thread, or the clause. */
  readonly ids: readonly string[]
  readonly clause: string | null
  readonly context?: RebaseContext
  /** Of a thread, the words that it was put on. */
  readonly quote?: string
  /** Of a clause, the state that it had. */
  readonly state?: string
}

export interface NeedFilter {
  readonly kind: Need['kind'] | 'any'
  readonly verdict: NeedVerdict | 'any'
}

/** Everything in a report that a person should look at, in the report's order. */
export function needsOf(report: RebaseReport): Need[] {
  const byContext = new Map<string, Need>()
  for (const line of report.lines) {
    const need = needOf(line, report)
    const known = need && byContext.get(need.key)
    if (known) byContext.set(known.key, { ...known, ids: [...known.ids, ...need.ids] })
    else if (need) byContext.set(need.key, need)
  }
  return [...byContext.values()]
}

function needOf(line: RebaseLine, report: RebaseReport): Need | null {
  if (line.kind === 'thread') return threadNeed(line)
  const { verdict, id } = line
  if (verdict !== 'conflict' && verdict !== 'context-removed') return null
  if (line.kind === 'clause')
    return { key: `clause ${id}`, kind: 'clause', verdict, ids: [id], clause: id, state: line.state.value }
  if (line.kind === 'decision') return null
  const piece = line.pieces.find((one) => one.verdict === verdict)
  const context = piece?.context === undefined ? undefined : report.contexts[piece.context]
  const key = piece?.context === undefined ? `change ${id}` : `context ${piece.context}`
  const clause = piece?.clause ?? piece?.was ?? null
  return { key, kind: 'change', verdict, ids: [id], clause, ...(context ? { context } : {}) }
}

function threadNeed(line: Extract<RebaseLine, { kind: 'thread' }>): Need | null {
  const { id, clause, quote } = line
  const verdict = line.anchor === 'orphan' ? 'orphan' : line.verdict
  if (verdict !== 'orphan' && verdict !== 'conflict' && verdict !== 'context-removed') return null
  return { key: `thread ${id}`, kind: 'thread', verdict, ids: [id], clause, quote }
}

export function filterNeeds(needs: readonly Need[], { kind, verdict }: NeedFilter): Need[] {
  return needs.filter(
    (need) => (kind === 'any' || need.kind === kind) && (verdict === 'any' || need.verdict === verdict),
  )
}

/** Where a review was moved from, with its report; null for one that stands where it was begun. */
export function rebasedOf(review: Review): Rebased | null {
  const read = Rebased.safeParse(review.extra['rebased'])
  return read.success ? read.data : null
}
