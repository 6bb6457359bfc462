import { invariant } from '../base'
import type { Change, Run, ThreadPlace } from '../model'
import { type Overlays, type Token, laidToken } from '../suggestion'
import type { FlowText } from './base-text'
import type { FlowReader } from './flow-reader'
import { type InsertedRun, Insertions } from './insertions'
import { Unusual } from './unusual'

type Ranged = Exclude<Change, { kind: 'insertion' }>

/** A deletion or a proposal on tokens [at, end), counted with the inserted ones. */
interface Range {
  readonly at: number
  readonly end: number
  readonly change: Ranged
  /** Place among the proposals that lie on one token. */
  readonly rank: number
}

/** The changes of one flow in order of place. Throws `Unusual` where they are not plain. */
export class DirectFlow {
  private readonly inserted: Insertions
  private readonly ranges: Range[]

  constructor(
    private readonly flow: FlowText,
    own: { readonly changes: readonly Change[]; readonly threads: readonly ThreadPlace[] },
  ) {
    this.inserted = new Insertions(flow, own.changes)
    const ranged = own.changes.filter((change): change is Ranged => change.kind !== 'insertion')
    this.ranges = ranged
      .map((change) => ({ ...this.extentOf(change), change }))
      .sort((a, b) => orderOf(a.change) - orderOf(b.change))
      .map((range, rank) => ({ ...range, rank }))
      .filter(({ at, end }) => at < end)
      .sort((a, b) => a.at - b.at)
    this.checkThreads(own.threads)
  }

  /** Tells a reader of the flow's tokens from its beginning to the last change. */
  readInto(reader: FlowReader): void {
    const { runs } = this.inserted
    const edges = [...this.ranges, ...runs].flatMap(({ at, end }) => [at, end])
    let [now, passed, next, first] = [0, 0, 0, 0]
    let open: Range[] = []
    for (const edge of [...new Set(edges)].sort((a, b) => a - b)) {
      if (now < edge) {
        const run = runs[next]
        const length = edge - now
        if (run && run.at <= now) this.readInserted(reader, { run, from: now, to: edge }, overlays(open))
        else this.readBase(reader, { from: now - passed, to: edge - passed }, overlays(open))
        if (run && run.at <= now) passed += length
      }
      now = edge
      while (runs[next] && runs[next]!.end <= now) next++
      open = open.filter(({ end }) => end > now)
      while (this.ranges[first] && this.ranges[first]!.at <= now) open.push(this.ranges[first++]!)
    }
  }

  private readInserted(
    reader: FlowReader,
    { run, from, to }: { run: InsertedRun; from: number; to: number },
    over: Omit<Overlays, 'ins'>,
  ): void {
    const token = laid(run.run, { ...over, ins: run.ids })
    reader.read({ ...token, text: token.text.slice(from - run.at, to - run.at) }, to - from)
  }

  private readBase(
    reader: FlowReader,
    { from, to }: { from: number; to: number },
    over: Omit<Overlays, 'ins'>,
  ): void {
    const length = to - from
    if (over.proposals.length) {
      // Every kind of token must take what is proposed; what the reader is told of them is the same.
      const kinds = new Map(this.flow.kindsIn(from, to).map((kind) => [kind.key, kind]))
      const tokens = [...kinds.values()].map(({ run, isText }) =>
        laid(isText ? { ...run, text: 'x' } : run, { ...over, ins: null }),
      )
      reader.read(tokens[0]!, length)
    } else if (over.del) reader.read(laid({ text: 'x' }, { ...over, ins: null }), length)
    else reader.skip(length)
  }

  private extentOf({ from, to }: Pick<ThreadPlace, 'from' | 'to'>): { at: number; end: number } {
    const [at, end] = [this.inserted.countAt(from), this.inserted.countAt(to)]
    if (at > end) throw new Unusual()
    return { at, end }
  }

  /** Threads say nothing here, but they must fit: a text may not have one mark of a thread twice. */
  private checkThreads(threads: readonly ThreadPlace[]): void {
    const ends = new Map<string, number>()
    const placed = threads.map((place) => ({ ...this.extentOf(place), thread: String(place.thread) }))
    for (const { at, end, thread } of placed.sort((a, b) => a.at - b.at)) {
      if (at < (ends.get(thread) ?? 0)) throw new Unusual()
      ends.set(thread, Math.max(end, ends.get(thread) ?? 0))
    }
  }
}

// Most of what is inserted, and all that is deleted, is read like this, which is cheaper than asking the schema.
const PLAIN: Token = plainText()

function plainText(): Token {
  const token = laidToken({ text: 'x' }, { ins: null, del: null, proposals: [] })
  invariant(token, 'text is no table')
  return token
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && !list.length
}

function orderOf(change: Ranged): number {
  if (change.kind === 'deletion') return -1
  if (!Number.isInteger(change.order)) throw new Unusual()
  return change.order
}

function overlays(open: readonly Range[]): Omit<Overlays, 'ins'> {
  const del: string[] = []
  const proposals: { id: string; key: string; value: Overlays['proposals'][number]['value'] }[] = []
  for (const { change } of [...open].sort((a, b) => a.rank - b.rank))
    if (change.kind === 'deletion') del.push(...change.ids)
    else proposals.push({ id: change.ids[0]!, key: change.key, value: change.value as never })
  return { del: del.length ? del : null, proposals }
}

function laid(run: Run, over: Overlays): Token {
  const { text, marks } = run
  if (typeof text === 'string' && !over.proposals.length && (marks === undefined || isEmpty(marks)))
    return { ...PLAIN, text, own: { ...PLAIN.own, ins: over.ins, del: over.del } }
  let token: Token | null
  try {
    token = laidToken(run, over)
  } catch {
    throw new Unusual()
  }
  // Content may bring marks of tracking, which nobody laid on it.
  if (!token) throw new Unusual()
  const { own } = token
  if (own.ins !== over.ins || own.del !== over.del) throw new Unusual()
  if ((own.chg?.props.length ?? 0) !== over.proposals.length) throw new Unusual()
  return token
}
