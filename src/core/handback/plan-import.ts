import { canonicalJson } from '../base'
import type { Digest, ImportItem, ReviewHead, Revision } from '../model'
import type { Handback } from './file'
import { revisionDigest } from './revision'

/** What the library has, as far as an import must know. */
export interface Shelf {
  /** Digest of the text that a review was made on, or what is missing. */
  readonly baseOf: (head: ReviewHead) => Digest | 'no-pack' | 'no-document'
  /** The current revision of every review in the library, the person's own ones included. */
  readonly revisions: readonly Revision[]
}

/** `replaces` names revisions that the new one grew out of: it says all that they said. */
export interface ImportAction {
  readonly revision: Revision
  readonly digest: Digest
  readonly outcome: 'added' | 'updated' | 'kept-apart'
  readonly replaces: readonly Digest[]
}

export interface ImportPlan {
  readonly items: readonly ImportItem[]
  readonly actions: readonly ImportAction[]
}

/** Why something was not simply added; the interface puts it into words. */
export type ImportReason = 'pack-unknown' | 'document-unknown' | 'base-mismatch' | 'newer-here' | 'diverged'

/**
 * Decides what becomes of each review in a handback; changes nothing. The library ends up with the same revisions
 * in whatever order and however often files come in. Of each kind the items add up to what the file holds.
 */
export function planImport(handback: Handback, shelf: Shelf): ImportPlan {
  const here = new Map(shelf.revisions.map((r) => [revisionDigest(r), r]))
  const items: ImportItem[] = []
  const actions: ImportAction[] = []
  // Ancestors first, so that a file with a whole history ends with its newest state.
  const incoming = handback.revisions
    .map((revision) => ({ revision, digest: revisionDigest(revision) }))
    .sort(
      (a, b) => a.revision.ancestors.length - b.revision.ancestors.length || (a.digest < b.digest ? -1 : 1),
    )
  for (const { revision, digest } of incoming) {
    const step = judge(revision, digest, { shelf, here })
    items.push(...itemsOf(revision, step))
    if (step.outcome === 'refused' || step.outcome === 'already-there') continue
    for (const old of step.replaces) here.delete(old)
    here.set(digest, revision)
    actions.push({ revision, digest, outcome: step.outcome, replaces: step.replaces })
  }
  return { items, actions }
}

interface Judged {
  readonly outcome: ImportItem['outcome']
  readonly reason?: ImportReason
  readonly replaces: readonly Digest[]
  /** Revisions of the same review that are here, to say item by item what is new. */
  readonly known: readonly Revision[]
}

function judge(
  revision: Revision,
  digest: Digest,
  { shelf, here }: { shelf: Shelf; here: ReadonlyMap<Digest, Revision> },
): Judged {
  const nothing = { replaces: [], known: [] }
  const base = shelf.baseOf(revision.head)
  if (base === 'no-pack') return { outcome: 'refused', reason: 'pack-unknown', ...nothing }
  if (base === 'no-document') return { outcome: 'refused', reason: 'document-unknown', ...nothing }
  if (base !== revision.head.base) return { outcome: 'refused', reason: 'base-mismatch', ...nothing }

  const same = [...here].filter(([, r]) => r.head.id === revision.head.id)
  const known = same.map(([, r]) => r)
  if (here.has(digest)) return { outcome: 'already-there', replaces: [], known }
  if (known.some((r) => growsOutOf(r, revision, digest)))
    return { outcome: 'already-there', reason: 'newer-here', replaces: [], known }
  const replaces = same.filter(([d, r]) => growsOutOf(revision, r, d)).map(([d]) => d)
  if (replaces.length) return { outcome: 'updated', replaces, known }
  if (known.length) return { outcome: 'kept-apart', reason: 'diverged', replaces, known }
  return { outcome: 'added', replaces, known }
}

/** Only states on one text are compared. Of an ancestor, its rebased form is one as well. */
function growsOutOf(later: Revision, earlier: Revision, digest: Digest): boolean {
  if (later.head.base !== earlier.head.base) return false
  const { of } = (earlier as { rebased?: { of?: Digest } }).rebased ?? {}
  return later.ancestors.includes(digest) || (of !== undefined && later.ancestors.includes(of))
}

type Kind = 'suggestion' | 'thread' | 'comment' | 'clause-state'

function itemsOf(revision: Revision, step: Judged): ImportItem[] {
  const { head } = revision
  const name = `${head.document} · ${head.locale} · ${head.author.name}`
  const reason = step.reason ? { reason: step.reason } : {}
  const items: ImportItem[] = [{ kind: 'review', name, outcome: step.outcome, ...reason, count: 1 }]
  const theirs = partsOf(revision)
  const ours = step.known.map(partsOf)
  for (const kind of ['suggestion', 'thread', 'comment', 'clause-state'] as const) {
    const tally = new Map<ImportItem['outcome'], number>()
    for (const [id, said] of theirs[kind]) {
      const outcome = outcomeOf(
        step.outcome,
        said,
        ours.map((parts) => parts[kind].get(id)),
      )
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1)
    }
    for (const [outcome, count] of tally)
      items.push({ kind, name, outcome, ...(outcome === step.outcome ? reason : {}), count })
  }
  return items
}

function outcomeOf(
  whole: ImportItem['outcome'],
  said: string,
  ours: readonly (string | undefined)[],
): ImportItem['outcome'] {
  if (whole === 'refused' || whole === 'added' || whole === 'already-there') return whole
  if (ours.includes(said)) return 'already-there'
  if (whole === 'kept-apart') return whole
  return ours.some((o) => o !== undefined) ? 'updated' : 'added'
}

/** Everything in a revision that is reported by itself: by kind, what it says, by id. */
function partsOf(revision: Revision): Record<Kind, Map<string, string>> {
  const records = new Map(revision.records.map((r) => [r.id as string, r]))
  const pieces = new Map<string, unknown[]>()
  const stages = [...revision.layers.map((l) => l.changes), revision.pending.changes]
  for (const [stage, changes] of stages.entries())
    for (const change of changes)
      for (const id of change.ids) {
        const where = stage === stages.length - 1 ? 'pending' : 'accepted'
        const list = pieces.get(id) ?? []
        list.push([where, change])
        pieces.set(id, list)
      }
  const bare = revision.threads.map((t): [string, unknown] => [t.id, { ...t, comments: [] }])
  const comments = revision.threads.flatMap((t) =>
    t.comments.map((c): [string, unknown] => [`${t.id} ${c.id}`, c]),
  )
  return {
    suggestion: said([...pieces].map(([id, list]) => [id, [records.get(id) ?? null, list]])),
    thread: said(bare),
    comment: said(comments),
    'clause-state': said(Object.entries(revision.clauses)),
  }
}

function said(parts: readonly (readonly [string, unknown])[]): Map<string, string> {
  return new Map(parts.map(([id, part]) => [id, canonicalJson(part)]))
}
