import type { Node } from 'prosemirror-model'
import type { ClauseId, Run } from '../model'
import { eachStretch } from '../suggestion'
import { type Kind, OTHER, RunWriter, type Unit, kindOf } from './units'

interface Block {
  readonly end: number
  readonly clauses: readonly ClauseId[]
  /** A paragraph; else a table or a row. */
  readonly isText: boolean
}

/** One flow of a base as a string with one unit for each token, and what the tokens are besides. */
export class FlowText {
  private readonly starts: number[] = []
  private readonly kinds: Kind[] = []
  private readonly parts: string[] = []
  private readonly blocks: Block[] = []
  private whole: string | null = null
  length = 0
  /** Whether no suggestion and no thread stands in it. */
  isPlain = true

  constructor(readonly flow: string) {}

  add(kind: Kind, text: string): void {
    this.starts.push(this.length)
    this.kinds.push(kind)
    this.parts.push(kind.isText ? text : OTHER)
    this.length += kind.isText ? text.length : 1
  }

  /** Ends the block that was added last. */
  endBlock(block: Omit<Block, 'end'>): void {
    this.blocks.push({ ...block, end: this.length })
  }

  get text(): string {
    return (this.whole ??= this.parts.join(''))
  }

  kindAt(at: number): Kind {
    return this.kinds[last(this.starts, at)]!
  }

  unitAt(at: number): Unit {
    return { unit: this.text[at]!, kind: this.kindAt(at) }
  }

  isUnit(at: number, { unit, kind }: Unit): boolean {
    return this.text[at] === unit && this.kindAt(at).key === kind.key
  }

  /** Tokens [from, to) written to runs. */
  write(out: RunWriter, from: number, to: number): void {
    if (from >= to) return
    for (let i = last(this.starts, from); i < this.starts.length && this.starts[i]! < to; i++) {
      const end = this.starts[i + 1] ?? this.length
      out.add(this.kinds[i]!, this.text.slice(Math.max(from, this.starts[i]!), Math.min(to, end)))
    }
  }

  /** What tokens [from, to) are, neighbours that are alike once. */
  kindsIn(from: number, to: number): Kind[] {
    const out: Kind[] = []
    for (let i = last(this.starts, from); i < this.starts.length && this.starts[i]! < to; i++)
      if (this.kinds[i] !== out[out.length - 1]) out.push(this.kinds[i]!)
    return out
  }

  runs(from: number, to: number): Run[] {
    const out = new RunWriter()
    this.write(out, from, to)
    return out.done()
  }

  /** The paragraph around a gap, without its end; null for a table. */
  blockAt(gap: number): { from: number; to: number } | null {
    const i = this.blockIndex(gap)
    const block = this.blocks[i]
    return block?.isText ? { from: this.blocks[i - 1]?.end ?? 0, to: block.end - 1 } : null
  }

  /** The paragraphs that a stretch reaches into, or up to. */
  blocksTouching({ from, to }: { from: number; to: number }): { from: number; to: number }[] {
    const out: { from: number; to: number }[] = []
    for (let i = Math.max(0, this.blockIndex(from) - 1); i < this.blocks.length; i++) {
      const start = this.blocks[i - 1]?.end ?? 0
      if (start > to) break
      out.push({ from: start, to: this.blocks[i]!.end - 1 })
    }
    return out
  }

  /** The clauses that tokens [from, to) lie in; for a gap the one that text put there would stand in. */
  clauses(from: number, to: number): ClauseId[] {
    const first = this.blockIndex(from)
    const out: ClauseId[] = []
    for (let i = first; i >= 0 && i < this.blocks.length; i++) {
      if (i > first && (this.blocks[i - 1]!.end >= to || from === to)) break
      out.push(...this.blocks[i]!.clauses)
    }
    return [...new Set(out)]
  }

  /** The block of a gap: behind the last paragraph end is part of the last paragraph. */
  private blockIndex(gap: number): number {
    let [low, high] = [0, this.blocks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.blocks[middle]!.end <= gap) low = middle + 1
      else high = middle
    }
    return Math.min(low, this.blocks.length - 1)
  }
}

/** The flows of a base, by name and in reading order. Kept by document. */
export function flowTextsOf(base: Node): ReadonlyMap<string, FlowText> {
  let flows = kept.get(base)
  if (!flows) kept.set(base, (flows = read(base)))
  return flows
}

const kept = new WeakMap<Node, Map<string, FlowText>>()

function read(base: Node): Map<string, FlowText> {
  const flows = new Map<string, FlowText>()
  eachStretch(base, 'all', (name, token) => {
    let flow = flows.get(name)
    if (!flow) flows.set(name, (flow = new FlowText(name)))
    if (!token) return
    flow.add(kindOf(token), token.text)
    const { bid, node, ins, del, chg, cmts } = token.own
    if (ins || del || chg || cmts.length) flow.isPlain = false
    if (token.kind === 'end') flow.endBlock({ clauses: bid === null ? [] : [bid as ClauseId], isText: true })
    else if (token.kind === 'table') flow.endBlock({ clauses: clausesIn(node), isText: false })
  })
  return flows
}

function clausesIn(node: Node): ClauseId[] {
  const out: ClauseId[] = []
  node.descendants((child) => {
    const bid = child.attrs['bid'] as ClauseId | null | undefined
    if (bid) out.push(bid)
    return !child.isTextblock
  })
  return out
}

/** Index of the last start at or before a place. */
function last(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
