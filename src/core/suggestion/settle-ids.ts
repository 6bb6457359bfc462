import { Mark } from 'prosemirror-model'
import type { Json } from '../base'
import type { Mint } from './mint'
import type { Entry } from './positions'
import { changedKeys, propose, valuesOf, withValues } from './proposals'
import { type Shared, type Token, stripped } from './tokens'

/** A token of the result before it has its ids: kept, newly inserted, struck, or an own insertion taken back. */
export interface Draft {
  readonly role: 'keep' | 'new' | 'strike' | 'gone'
  readonly token: Token
  /** The token as the person's result shows it. */
  readonly shown: Shared
  readonly rawPos: number
  readonly rawSize: number
  readonly cells?: Entry['cells']
}

/**
 * Gives every new and struck token an id. A run takes the id of the author's own run directly left of it, else
 * directly right, else (an insertion) of the own insertion it replaced, else a fresh one. Adjacency and gesture
 * decide, never the clock, and never another author's id.
 */
export function settleIds(drafts: readonly Draft[], mint: Mint): Entry[] {
  const out: Entry[] = []
  const memo = new Map<Shared, Shared>()
  const runs = new RunIds(drafts, mint)
  drafts.forEach((draft, at) => {
    if (draft.role === 'gone') return
    out.push(entryOf(draft, settled(draft, { at, mint, memo, runs })))
  })
  return out
}

interface Settling {
  readonly at: number
  readonly mint: Mint
  readonly memo: Map<Shared, Shared>
  readonly runs: RunIds
}

function settled(draft: Draft, how: Settling): Shared {
  const { own } = draft.token
  switch (draft.role) {
    case 'new':
      return remember(how.memo, own, () => ({
        ...stripped(own, own.section),
        section: -1,
        ins: [how.runs.idAt(how.at, 'insertion')],
      }))
    case 'strike':
      if (own.del?.some(how.mint.isMine)) return own
      return remember(how.memo, own, () => ({
        ...own,
        del: [...(own.del ?? []), how.runs.idAt(how.at, 'deletion')],
      }))
    case 'keep':
      return proposed(own, draft.shown, how.mint)
    case 'gone':
      return own
  }
}

// One run can meet several ids, so the memory is keyed by what is shared and dropped where the id changes.
function remember(memo: Map<Shared, Shared>, own: Shared, make: () => Shared): Shared {
  const made = make()
  const known = memo.get(own)
  if (known && sameIds(known.ins, made.ins) && sameIds(known.del, made.del)) return known
  memo.set(own, made)
  return made
}

function sameIds(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((id, i) => id === b[i]))
}

function entryOf(draft: Draft, own: Shared): Entry {
  const entry = { ...draft.token, own, rawPos: draft.rawPos, rawSize: draft.rawSize }
  return draft.cells ? { ...entry, cells: draft.cells } : entry
}

/** Tracking from the old token, content from the new one; what differs becomes a proposal. */
function proposed(own: Shared, shown: Shared, mint: Mint): Shared {
  if (own === shown || own.node === shown.node) return own
  if (!own.props && Mark.sameSet(own.format, shown.format)) return own
  const keys = changedKeys(own, shown)
  if (!keys.length) return own
  const [was, is] = [valuesOf(own), valuesOf(shown)]
  const mine = own.ins?.every(mint.isMine) ?? false
  let { chg } = own
  for (const key of keys) {
    const others = chg?.props.some((p) => p.key === key && !mint.isMine(p.id)) ?? false
    if (mine && !others) continue
    const earlier = chg?.props.find((p) => p.key === key && mint.isMine(p.id))
    const id = earlier ? mint.touch(earlier.id) : mint.fresh('property')
    const value: Json = is[key] ?? null
    chg = propose(chg, { key, was: was[key] ?? null, value, id }, mint.isMine)
  }
  return { ...withValues(own, is), chg }
}

/** Finds the id of each run of new or struck tokens once. */
class RunIds {
  private readonly ids = new Map<number, string>()

  constructor(
    private readonly drafts: readonly Draft[],
    private readonly mint: Mint,
  ) {}

  idAt(at: number, kind: 'insertion' | 'deletion'): string {
    const role = kind === 'insertion' ? 'new' : 'strike'
    const known = this.ids.get(at)
    if (known) return known
    let [from, to] = [at, at]
    while (this.drafts[from - 1]?.role === role) from--
    while (this.drafts[to + 1]?.role === role) to++
    const id = this.neighbour(from - 1, kind) ?? this.neighbour(to + 1, kind) ?? this.replaced(from, to, kind)
    const chosen = id === undefined ? this.mint.fresh(kind) : this.mint.touch(id)
    for (let i = from; i <= to; i++) this.ids.set(i, chosen)
    return chosen
  }

  private neighbour(at: number, kind: 'insertion' | 'deletion'): string | undefined {
    const draft = this.drafts[at]
    if (draft?.role !== 'keep') return undefined
    const { ins, del } = draft.token.own
    return this.mint.firstMine(kind === 'insertion' ? ins : del)
  }

  /** The id of an own insertion that this run took the place of. */
  private replaced(from: number, to: number, kind: 'insertion' | 'deletion'): string | undefined {
    if (kind === 'deletion') return undefined
    for (const at of [from - 1, to + 1]) {
      for (let i = at, step = at < from ? -1 : 1; this.drafts[i]?.role === 'gone'; i += step)
        return this.mint.firstMine(this.drafts[i]!.token.own.ins)
    }
    return undefined
  }
}
