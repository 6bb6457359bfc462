import { type Json, canonicalJson } from '../base'
import type { Proposal } from '../doc'
import type { Change, ChangeId, Run, ThreadId, ThreadPlace } from '../model'

/** A token of the review that is not in the new text. */
export interface Added {
  readonly run: Run
  readonly ins: readonly string[]
  readonly del: readonly string[] | null
  readonly props: readonly Proposal[]
  readonly threads: readonly string[]
}

interface Over {
  del: readonly string[] | null
  props: Proposal[]
  threads: string[]
}

type Place = [number, number]

/** A flow of the new text on which a review is laid anew, token by token. */
export class Canvas {
  constructor(
    private readonly flow: string,
    private readonly start = 0,
    private readonly added = new Map<number, Added[]>(),
    private readonly over = new Map<number, Over>(),
  ) {}

  /** The same canvas with places counted from a later token. */
  from(start: number): Canvas {
    return new Canvas(this.flow, this.start + start, this.added, this.over)
  }

  add(gap: number, token: Added): void {
    const list = this.added.get(gap + this.start)
    if (list) list.push(token)
    else this.added.set(gap + this.start, [token])
  }

  strike(at: number, ids: readonly string[]): void {
    const over = this.overAt(at)
    over.del = [...new Set([...(over.del ?? []), ...ids])]
  }

  propose(at: number, proposal: Proposal): void {
    this.overAt(at).props.push(proposal)
  }

  hang(at: number, threads: readonly string[]): void {
    for (const id of threads) this.overAt(at).threads.push(id)
  }

  /** Everything laid on it, in coordinates of the new text. */
  read(): { changes: Change[]; threads: ThreadPlace[] } {
    const out = new Stretches(this.flow)
    const gaps = new Set([...this.added.keys(), ...this.over.keys()])
    for (const at of [...gaps].sort((a, b) => a - b)) {
      const added = this.added.get(at) ?? []
      this.readAdded(at, added, out)
      const over = this.over.get(at)
      if (over) out.cover([at, added.length], [at + 1, 0], over)
    }
    return out
  }

  private readAdded(at: number, added: readonly Added[], out: Stretches): void {
    for (let i = 0; i < added.length;) {
      const { ins } = added[i]!
      let to = i
      while (to < added.length && added[to]!.ins.join(' ') === ins.join(' ')) to++
      const content = joined(added.slice(i, to).map(({ run }) => run))
      out.changes.push({ kind: 'insertion', ids: ins as ChangeId[], flow: this.flow, at: [at, i], content })
      i = to
    }
    added.forEach((token, i) => out.cover([at, i], [at, i + 1], token))
  }

  private overAt(place: number): Over {
    const at = place + this.start
    let over = this.over.get(at)
    if (!over) this.over.set(at, (over = { del: null, props: [], threads: [] }))
    return over
  }
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  let open = ''
  for (const run of runs) {
    const key = run.text === undefined ? '' : canonicalJson((run.marks ?? []) as Json)
    const last = out[out.length - 1]
    if (last?.text !== undefined && run.text !== undefined && key === open)
      out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
    open = key
  }
  return out
}

/** Joins what covers neighbouring tokens alike. */
class Stretches {
  readonly changes: Change[] = []
  readonly threads: ThreadPlace[] = []
  private readonly open = new Map<string, { to: Place }>()

  constructor(private readonly flow: string) {}

  cover(from: Place, to: Place, { del, props, threads }: Omit<Added, 'run' | 'ins'>): void {
    const { flow } = this
    if (del)
      this.extend(`d${del.join(' ')}`, { from, to }, (at) =>
        this.put({ kind: 'deletion', ids: del as ChangeId[], flow, ...at }),
      )
    props.forEach(({ id, key, value }, order) => {
      const ids = [id as ChangeId]
      this.extend(`p${canonicalJson({ id, key, value, order })}`, { from, to }, (at) =>
        this.put({ kind: 'property', ids, flow, ...at, key, value: value as Run['node'] & {}, order }),
      )
    })
    for (const thread of threads)
      this.extend(`t${thread}`, { from, to }, (at) => {
        const place: ThreadPlace = { thread: thread as ThreadId, flow, ...at }
        this.threads.push(place)
        return place
      })
  }

  private put<T extends Change>(change: T): T {
    this.changes.push(change)
    return change
  }

  private extend(
    key: string,
    at: { from: Place; to: Place },
    start: (at: { from: Place; to: Place }) => { to: Place },
  ): void {
    const open = this.open.get(key)
    // Nothing lies between the end of one base token and the start of the next one where nothing was added.
    if (open && open.to[0] === at.from[0] && open.to[1] === at.from[1]) open.to = at.to
    else this.open.set(key, start(at))
  }
}
