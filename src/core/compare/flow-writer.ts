import type { Json } from '../base'
import { canonicalJson } from '../base'
import type { Change, ChangeId, Point, Run } from '../model'

/** What is proposed for tokens that stay. */
export interface Wish {
  readonly key: string
  readonly value: Json
}

/** Where the changes of all flows go. */
export interface Sink {
  readonly changes: Change[]
  readonly mint: () => ChangeId
}

/** Writes the changes of one flow from its start to its end, in base coordinates and canonical order. */
export class FlowWriter {
  private gap = 0
  private offset = 0
  private readonly open = new Map<string, Extract<Change, { kind: 'property' }>>()

  constructor(
    private readonly flow: string,
    private readonly sink: Sink,
  ) {}

  /** The next `size` tokens stay, with these properties. Equal wishes for neighbouring text are one suggestion. */
  keep(size: number, wishes: readonly Wish[] = []): void {
    if (!size) return
    const from = this.point()
    const to: Point = [this.gap + size, 0]
    wishes.forEach(({ key, value }, order) => {
      const name = `${key}\u0000${canonicalJson(value)}`
      const open = this.open.get(name)
      const joins = open !== undefined && samePoint(open.to, from)
      const id = joins ? open.ids[0]! : this.sink.mint()
      if (joins && open.order === order) open.to = to
      else this.propose(name, { ids: [id], from, to, key, value: value as never, order })
    })
    this.gap += size
    this.offset = 0
  }

  /** The next tokens stay, and all that is proposed for them is one suggestion. */
  keepOne(wishes: readonly Wish[]): void {
    const [from, to]: [Point, Point] = [this.point(), [this.gap + 1, 0]]
    const ids = wishes.length ? [this.sink.mint()] : []
    wishes.forEach(({ key, value }, order) => {
      const change = { kind: 'property' as const, flow: this.flow, value: value as never }
      this.sink.changes.push({ ...change, ids, from, to, key, order })
    })
    this.gap++
    this.offset = 0
  }

  /** The next `size` tokens go. */
  strike(size: number): void {
    if (!size) return
    const [from, to]: [Point, Point] = [this.point(), [this.gap + size, 0]]
    this.sink.changes.push({ kind: 'deletion', ids: [this.sink.mint()], flow: this.flow, from, to })
    this.gap += size
    this.offset = 0
  }

  /** New content, which stands as `size` tokens. */
  insert(content: Run[], size: number): void {
    if (!size) return
    const change = { kind: 'insertion' as const, ids: [this.sink.mint()], flow: this.flow }
    this.sink.changes.push({ ...change, at: this.point(), content })
    this.offset += size
  }

  private propose(name: string, fields: Omit<Extract<Change, { kind: 'property' }>, 'kind' | 'flow'>): void {
    const change = { kind: 'property' as const, flow: this.flow, ...fields } as Extract<
      Change,
      { kind: 'property' }
    >
    this.open.set(name, change)
    this.sink.changes.push(change)
  }

  private point(): Point {
    return [this.gap, this.offset]
  }
}

function samePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
