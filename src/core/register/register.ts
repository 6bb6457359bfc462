import { canonicalJson, sameJson } from '../base'
import { type RegisterEntry, type RegisterEntryId, isKnownRegisterAct } from '../model'
import { foldGapAct } from './fold-gap'
import { foldPrecedentAct } from './fold-precedent'
import type { Draft, Register } from './types'

export const EMPTY_REGISTER: Register = {
  entries: new Map(),
  last: null,
  gaps: new Map(),
  precedents: new Map(),
}

/**
 * The register with these entries too. The outcome depends on the set alone: not on the order of adding, and not on
 * how often an entry comes. An entry whose cause is missing has no effect until the cause comes.
 */
export function withEntries(register: Register, added: readonly RegisterEntry[]): Register {
  const entries = new Map(register.entries)
  const fresh: RegisterEntry[] = []
  let rewritten = false
  for (const entry of added) {
    const known = entries.get(entry.id)
    if (known && (sameJson(known, entry) || canonicalJson(known) < canonicalJson(entry))) continue
    // Two contents under one id can only be a fault elsewhere; every copy then keeps the same one.
    rewritten ||= known !== undefined
    entries.set(entry.id, entry)
    fresh.push(entry)
  }
  if (!fresh.length) return register
  fresh.sort(inOrder)
  const { last } = register
  const first = fresh[0]
  if (rewritten || (last && first && inOrder(last, first) > 0))
    return folded(EMPTY_REGISTER, entries, [...entries.values()].sort(inOrder))
  return folded(register, entries, fresh)
}

/** Everything that either copy knows. */
export function mergeRegisters(a: Register, b: Register): Register {
  return withEntries(a, [...b.entries.values()])
}

/** Greater than the number of every entry in it. */
export function nextSeq({ last }: Register): number {
  return (last?.seq ?? 0) + 1
}

function folded(
  from: Register,
  entries: ReadonlyMap<RegisterEntryId, RegisterEntry>,
  fresh: readonly RegisterEntry[],
): Register {
  const draft: Draft = { gaps: new Map(from.gaps), precedents: new Map(from.precedents) }
  for (const entry of fresh) {
    if (!isKnownRegisterAct(entry.act)) continue
    const turn = { entry, rev: entries.size }
    foldGapAct(draft, entry.act, turn)
    foldPrecedentAct(draft, entry.act, turn)
  }
  return { entries, last: fresh[fresh.length - 1] ?? from.last, ...draft }
}

function inOrder(a: RegisterEntry, b: RegisterEntry): number {
  return a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
