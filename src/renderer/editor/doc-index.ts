import type { Node } from 'prosemirror-model'

/** Where a thread's mark lies. Positions are of the document that was indexed. */
export interface ThreadSpan {
  readonly thread: string
  readonly from: number
  readonly to: number
  readonly clause: string | null
}

/** One clause of the text as lists show it. */
export interface ClauseEntry {
  readonly id: string
  readonly pos: number
  readonly node: Node
  /** 1-6 for a heading, 0 for anything else. */
  readonly level: number
}

export interface DocIndex {
  readonly clauses: readonly ClauseEntry[]
  readonly byId: ReadonlyMap<string, ClauseEntry>
  readonly threads: ReadonlyMap<string, ThreadSpan>
}

interface Part {
  readonly clauses: readonly ClauseEntry[]
  readonly threads: readonly ThreadSpan[]
}

/** Builds indexes of documents that differ little: sections that did not change are not read again. */
export function makeIndexer(): (doc: Node) => DocIndex {
  const parts = new WeakMap<Node, Part>()
  const blocks = new WeakMap<Node, Part>()
  const readBlock = (block: Node): Part => keep(blocks, block, () => readTextblock(block))
  const readSection = (section: Node): Part =>
    keep(parts, section, () => {
      const clauses: ClauseEntry[] = []
      const threads: ThreadSpan[] = []
      section.descendants((node, pos) => {
        if (!node.isTextblock) return true
        shift(readBlock(node), pos, clauses, threads)
        return false
      })
      return { clauses, threads }
    })
  const whole = new WeakMap<Node, DocIndex>()
  const readWhole = (doc: Node): DocIndex => {
    const clauses: ClauseEntry[] = []
    const spans: ThreadSpan[] = []
    doc.forEach((section, pos) => {
      shift(readSection(section), pos + 1, clauses, spans)
    })
    return { clauses, byId: new Map(clauses.map((c) => [c.id, c])), threads: joinSpans(spans) }
  }
  return (doc) => keep(whole, doc, () => readWhole(doc))
}

function keep<T>(cache: WeakMap<Node, T>, node: Node, read: () => T): T {
  const kept = cache.get(node)
  if (kept) return kept
  const part = read()
  cache.set(node, part)
  return part
}

function readTextblock(block: Node): Part {
  const id = block.attrs['bid'] as string | null
  const threads: ThreadSpan[] = []
  block.forEach((child, offset) => {
    for (const mark of child.marks)
      if (mark.type.name === 'cmt')
        threads.push({
          thread: String(mark.attrs['id']),
          from: offset + 1,
          to: offset + 1 + child.nodeSize,
          clause: id,
        })
  })
  const level = block.type.name === 'heading' ? (block.attrs['level'] as number) : 0
  return {
    clauses: id === null ? [] : [{ id, pos: 0, node: block, level }],
    threads,
  }
}

function shift(part: Part, by: number, clauses: ClauseEntry[], threads: ThreadSpan[]): void {
  for (const c of part.clauses) clauses.push({ ...c, pos: c.pos + by })
  for (const t of part.threads) threads.push({ ...t, from: t.from + by, to: t.to + by })
}

/** One span a thread, from its first marked character to its last. */
function joinSpans(spans: readonly ThreadSpan[]): Map<string, ThreadSpan> {
  const joined = new Map<string, ThreadSpan>()
  for (const span of spans) {
    const known = joined.get(span.thread)
    joined.set(span.thread, known ? { ...known, to: Math.max(known.to, span.to) } : span)
  }
  return joined
}
