import {
  type Digest,
  type Entry,
  type EntryId,
  type ImportLine,
  type KnownAct,
  bringsOne,
  isKnown,
} from '../model'
import { canonicalJson } from '../base'
import { approvesForAnother } from './approval'
import { disputesOf } from './dispute'
import { standingOf, targetKey } from './standing'
import type { CollationLog, Deed, DeedOf } from './types'

/** A pure function of the set of entries: order, grouping and repetition do not matter. */
export function logOf(entries: readonly Entry[]): CollationLog {
  const all = uniteEntries(entries)
  const voided = voidedOf(all)
  const live = all.flatMap((entry): Deed[] =>
    isKnown(entry.act) && !voided.has(entry.id) ? [{ ...entry, act: entry.act }] : [],
  )
  const of = <K extends KnownAct['kind']>(kind: K): DeedOf<K>[] =>
    live.filter((deed): deed is DeedOf<K> => deed.act.kind === kind)
  const imports = of('import')
  const disputes = disputesOf(live)
  return {
    entries: all,
    voided,
    revisions: new Set(imports.flatMap((deed) => deed.act.lines.flatMap((line) => broughtBy(line) ?? []))),
    imports,
    standing: standingOf(live, disputes),
    disputes,
    positions: lastOfEach(of('position'), (d) =>
      JSON.stringify([d.act.group, d.act.on && targetKey(d.act.on)]),
    ),
    signOffs: lastOfEach(of('sign-off'), (d) => JSON.stringify([d.act.group, d.act.name])),
    snapshots: of('snapshot'),
    approvals: of('approve'),
    published: of('publish'),
    receipts: of('receipts'),
    names: of('blind').at(-1)?.act.names ?? 'shown',
  }
}

/** The union of copies of a collation, in the one order. Of two entries with one id the first in canonical order stays. */
export function uniteEntries(...copies: readonly (readonly Entry[])[]): Entry[] {
  const byId = new Map<EntryId, Entry>()
  for (const entry of copies.flat().sort(inOrder)) if (!byId.has(entry.id)) byId.set(entry.id, entry)
  return [...byId.values()]
}

/** The `seq` of the next entry by somebody who knows these. */
export function nextSeq(entries: readonly Entry[]): number {
  return entries.reduce((most, { seq }) => Math.max(most, seq), 0) + 1
}

function inOrder(a: Entry, b: Entry): number {
  if (a.seq !== b.seq) return a.seq - b.seq
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const [x, y] = [canonicalJson(a), canonicalJson(b)]
  return x < y ? -1 : x === y ? 0 : 1
}

/** What has been said for good: it is answered by a further act, not taken back. */
const LASTING: ReadonlySet<string> = new Set(['statement', 'rule', 'reverse', 'publish', 'receipts'])

/** Entries that no undo takes back: those, and what led to words or a ruling in a dispute, which would go with it. */
export function lastingOf(entries: readonly Entry[]): Set<EntryId> {
  const heard = new Set(
    entries.flatMap(({ act }) =>
      isKnown(act) && (act.kind === 'statement' || act.kind === 'rule') ? [act.dispute] : [],
    ),
  )
  const lasts = ({ act }: Entry): boolean =>
    LASTING.has(act.kind) || (isKnown(act) && act.kind === 'refer' && heard.has(act.dispute))
  return new Set(entries.filter(lasts).map(({ id }) => id))
}

/**
 * From the last entry to the first: an undo counts unless a later one has undone it. An approval in the name of
 * another never counts.
 */
function voidedOf(entries: readonly Entry[]): Set<EntryId> {
  const lasting = lastingOf(entries)
  const place = new Map(entries.map(({ id }, i) => [id, i]))
  const voided = new Set(entries.filter(approvesForAnother).map(({ id }) => id))
  for (let i = entries.length - 1; i >= 0; i--) {
    const { id, act } = entries[i]!
    if (!isKnown(act) || act.kind !== 'undo' || voided.has(id)) continue
    if ((place.get(act.entry) ?? i) < i && !lasting.has(act.entry)) voided.add(act.entry)
  }
  return voided
}

/** The revision that stands in the collation by this line; undefined where it brought none. */
export function broughtBy({ stands, revision, outcome }: ImportLine): Digest | undefined {
  return bringsOne(outcome) ? (stands ?? revision) : undefined
}

function lastOfEach<T>(deeds: readonly T[], keyOf: (deed: T) => string): T[] {
  return [...new Map(deeds.map((deed) => [keyOf(deed), deed])).values()]
}
