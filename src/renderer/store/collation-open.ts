import type { Node } from 'prosemirror-model'
import { type Client, Refusal } from '../../contract'
import {
  type CollationLog,
  type Folded,
  type Matter,
  allMattersOf,
  logOf,
  seatMatters,
} from '../../core/collation'
import { readDoc } from '../../core/doc'
import {
  type CollationHead,
  type CollationState as Wire,
  type Digest,
  type Entry,
  type Revision,
  problem,
} from '../../core/model'
import type { Progress, runInWorker } from '../worker'
import type { CollateTarget } from './route'

/** A collation as the screens show it. What is derived was derived from exactly these entries and revisions. */
export interface OpenCollation {
  readonly head: CollationHead
  readonly rev: number
  readonly entries: readonly Entry[]
  readonly base: Node
  /** All that were read so far, those of imports that were undone too. */
  readonly revisions: ReadonlyMap<Digest, Revision>
  readonly folded: Folded
  readonly log: CollationLog
  readonly matters: readonly Matter[]
  readonly byId: ReadonlyMap<string, Matter>
}

export type OpenClient = Pick<
  Client,
  'collation.begin' | 'collation.list' | 'collation.read' | 'collation.revision' | 'document.read'
>

/** How far it is: `reading` counts bytes of reviews, `folding` counts reviews. */
export interface Stage {
  readonly phase: 'opening' | 'reading' | 'folding'
  readonly done: number
  readonly total: number
}

export interface Opening {
  readonly client: OpenClient
  readonly run: typeof runInWorker
  readonly signal: AbortSignal
  readonly tell: (stage: Stage) => void
}

/** The collation's state; one is begun where there is none yet. A window that may only read finds the one there is. */
export async function readState(client: OpenClient, target: CollateTarget): Promise<Wire> {
  if ('collation' in target) return client['collation.read'](target)
  try {
    return await client['collation.begin'](target)
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'read-only') throw error
    const { collations } = await client['collation.list']({})
    const own = collations.find(
      ({ head }) =>
        head.packDigest === target.digest &&
        head.document === target.document &&
        head.locale === target.locale,
    )
    if (!own) throw error
    return client['collation.read']({ collation: own.head.id })
  }
}

/** Reads the text that the decisions are made on. */
export async function readBase(client: OpenClient, head: CollationHead): Promise<Node> {
  const { pack, packDigest: digest, document, locale } = head
  const { doc } = await client['document.read']({ pack, digest, document, locale })
  const read = readDoc(doc)
  if (!read.ok) throw new Refusal(read.problem)
  return read.value
}

/** A state with all that follows from it; what is known of `before` is not read or folded again. */
export async function derive(
  state: Pick<Wire, 'head' | 'rev' | 'entries' | 'revisions'>,
  base: Node,
  how: Opening & { readonly before: OpenCollation | null },
): Promise<OpenCollation> {
  const { head, rev } = state
  const log = logOf(state.entries)
  const revisions = await readRevisions(state, log, how)
  const { before } = how
  const folded =
    before && sameSet(before.log.revisions, log.revisions)
      ? before.folded
      : await foldThem(log, { base, revisions }, how)
  return withMatters({ head, rev, base, revisions, folded, log })
}

/** The same collation after entries that brought and took no reviews. */
export function withMatters(
  parts: Pick<OpenCollation, 'head' | 'rev' | 'base' | 'revisions' | 'folded' | 'log'>,
): OpenCollation {
  const matters = allMattersOf(parts.base, parts.folded, parts.log)
  return { ...parts, entries: parts.log.entries, matters, byId: new Map(matters.map((one) => [one.id, one])) }
}

export function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one))
}

async function readRevisions(
  state: Pick<Wire, 'head' | 'revisions'>,
  log: CollationLog,
  { client, signal, tell, before }: Opening & { readonly before: OpenCollation | null },
): Promise<ReadonlyMap<Digest, Revision>> {
  const known = new Map(before?.revisions)
  const lengths = new Map(state.revisions.map(({ digest, length }) => [digest, length]))
  const wanted = [...log.revisions].filter((digest) => !known.has(digest))
  const total = wanted.reduce((sum, digest) => sum + (lengths.get(digest) ?? 0), 0)
  let done = 0
  for (const digest of wanted) {
    if (signal.aborted) throw new Refusal(problem('cancelled', ''))
    tell({ phase: 'reading', done, total })
    known.set(digest, await client['collation.revision']({ collation: state.head.id, digest }))
    done += lengths.get(digest) ?? 0
  }
  return known
}

async function foldThem(
  log: CollationLog,
  { base, revisions }: { readonly base: Node; readonly revisions: ReadonlyMap<Digest, Revision> },
  { run, signal, tell }: Opening,
): Promise<Folded> {
  const digests = [...log.revisions].filter((digest) => revisions.has(digest))
  const live = digests.flatMap((digest) => revisions.get(digest) ?? [])
  tell({ phase: 'folding', done: 0, total: live.length + 1 })
  const input = { base: base.toJSON() as unknown, revisions: live, digests }
  const onProgress = (progress: Progress): void => tell({ phase: 'folding', ...progress })
  const { folded, matters } = await run('fold', input, { signal, onProgress })
  seatMatters(folded, matters)
  return folded
}
