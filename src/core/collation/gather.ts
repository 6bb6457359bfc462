import {
  type CollationHead,
  type Digest,
  type Entry,
  type ImportLine,
  type ReviewId,
  type Revision,
  bringsOne,
  isKnown,
} from '../model'
import { revisionDigest, summaryOf } from '../handback'
import { originKey, originsOf } from '../merge'
import { broughtBy } from './log'
import { rebasedOf } from './rebased'
import type { CollationLog } from './types'

/** A review that a live import brought, as far as judging another one needs. */
export interface Gathered {
  readonly review: ReviewId
  readonly ancestors: readonly Digest[]
  /** Its own name, and those of what it was moved from; see `originsOf`. */
  readonly origin: string
  readonly origins: readonly string[]
  /** The revision as it stands in the collation; itself where it did not have to be rebased. */
  readonly stands: Digest
}

/** What a collation is about and what it has, by the digests under which reviews came in. Immutable. */
export interface GatherGround {
  readonly text: Pick<CollationHead, 'pack' | 'document' | 'locale' | 'base'>
  readonly here: ReadonlyMap<Digest, Gathered>
}

/** Why a review was not simply added. */
export type GatherReason = 'newer-here' | 'diverged'

export interface GatherVerdict {
  readonly outcome: 'added' | 'updated' | 'already-there' | 'kept-apart' | 'other-text'
  readonly reason?: GatherReason
}

/**
 * Says what becomes of a review that comes in. In whatever order and however often reviews come in, the same ones
 * end up as the heads. One of the same text under another version needs no rebase.
 */
export function judgeRevision(revision: Revision, { text, here }: GatherGround): GatherVerdict {
  const { head, ancestors } = revision
  if (head.pack !== text.pack || head.document !== text.document || head.locale !== text.locale)
    return { outcome: 'other-text' }
  const digest = revisionDigest(revision)
  if (here.has(digest)) return { outcome: 'already-there' }
  const known = [...here].filter(([, one]) => one.review === head.id)
  if (known.some(([, one]) => one.ancestors.includes(digest)))
    return { outcome: 'already-there', reason: 'newer-here' }
  const moved = originsOf(revision)
  const own = originKey(head, digest)
  if ([...here].some(([, one]) => one.origins.includes(own)))
    return { outcome: 'already-there', reason: 'newer-here' }
  if (!known.length) return { outcome: movedFrom(moved, here) ? 'updated' : 'added' }
  const heads = known.filter(([other]) => !known.some(([, one]) => one.ancestors.includes(other)))
  return heads.every(([other]) => ancestors.includes(other))
    ? { outcome: 'updated' }
    : { outcome: 'kept-apart', reason: 'diverged' }
}

/** Whether something that is here was moved and is said by what comes in. */
function movedFrom(origins: readonly string[], here: GatherGround['here']): boolean {
  return [...here].some(([, { origin }]) => origins.includes(origin))
}

/** The ground with a review that was taken in. */
export function withRevision(ground: GatherGround, revision: Revision, stands: Digest): GatherGround {
  const { head, ancestors } = revision
  const here = new Map(ground.here)
  const digest = revisionDigest(revision)
  const [origin, origins] = [originKey(head, digest), originsOf(revision)]
  here.set(digest, { review: head.id, ancestors, origin, origins, stands })
  return { ...ground, here }
}

/** The reviews that live imports brought: under which digest each came, and as which it stands. */
export function broughtRevisions(
  log: CollationLog,
): { readonly digest: Digest; readonly stands: Digest; readonly review: ReviewId | null }[] {
  const all = new Map<Digest, { digest: Digest; stands: Digest; review: ReviewId | null }>()
  for (const { act } of log.imports)
    for (const { outcome, revision, stands, review } of act.lines)
      if (bringsOne(outcome) && revision)
        all.set(revision, { digest: revision, stands: stands ?? revision, review: review ?? null })
  return [...all.values()]
}

/** Every revision that an import says stands in the collation, also one whose import is undone. */
export function standingRevisions(entries: readonly Entry[]): ReadonlySet<Digest> {
  return new Set(
    entries.flatMap(({ act }) =>
      isKnown(act) && act.kind === 'import' ? act.lines.flatMap((line) => broughtBy(line) ?? []) : [],
    ),
  )
}

export interface TakenIn {
  readonly file: string
  readonly revision: Revision
  readonly verdict: GatherVerdict
  /** The revision on the collation's text, where it had to be rebased. */
  readonly rebased?: Revision
}

/** The line of an import's report for one review. */
export function lineOf({ file, revision, verdict, rebased }: TakenIn): ImportLine {
  const { head, clauses } = revision
  const { changes, accepted, threads } = summaryOf(revision)
  const { outcome } = verdict
  const fresh = bringsOne(outcome) && outcome !== 'already-there'
  const verdicts: Record<string, number> = {}
  for (const { verdict: one } of (rebased && rebasedOf(rebased)?.report.lines) ?? [])
    verdicts[one] = (verdicts[one] ?? 0) + 1
  return {
    file,
    outcome: rebased && fresh ? 'rebased' : outcome,
    ...(verdict.reason ? { reason: verdict.reason } : {}),
    ...(outcome === 'other-text' ? { detail: textOf(head) } : {}),
    review: head.id,
    reviewer: head.author.name,
    packVersion: head.packVersion.slice(0, 60),
    ...(bringsOne(outcome) ? { revision: revisionDigest(revision) } : {}),
    ...(rebased ? { stands: revisionDigest(rebased), verdicts } : {}),
    changes: changes + accepted,
    threads,
    clauses: Object.keys(clauses).length,
  }
}

function textOf({ pack, document, locale }: Revision['head']): string {
  return `${pack}: ${document} (${locale})`.slice(0, 400)
}
