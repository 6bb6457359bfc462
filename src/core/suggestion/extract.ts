import type { Node } from 'prosemirror-model'
import type { Change, ChangeSet, ThreadId, ThreadPlace } from '../model'
import { canonicalJson } from '../base'
import { ANNOTATION_MARKS } from '../doc'
import { idsIn } from './changes'
import { bodyBlocks, cellBlocks } from './flow'
import { runOf } from './flows'
import {
  type Placed,
  type Shared,
  type Token,
  endShared,
  inlineShared,
  structureShared,
  tokensOf,
} from './tokens'

type Keep = (id: string) => boolean
type Point = readonly [number, number]

/**
 * Says a tracked document as changes in base coordinates (see `Point`), in canonical order: `project` on the base
 * gives the document back. With `keep`, only those suggestions count, as if all others had been rejected.
 */
export function extract(doc: Node, keep: Keep = () => true): ChangeSet {
  const out: Sink = { changes: [], threads: [], keep, tables: { n: 0 } }
  extractFlow(bodyBlocks(doc), 'b', out)
  return { changes: out.changes, threads: out.threads }
}

interface Sink {
  readonly changes: Change[]
  readonly threads: ThreadPlace[]
  readonly keep: Keep
  readonly tables: { n: number }
}

function extractFlow(blocks: readonly Placed[], flow: string, out: Sink): void {
  const writer = new FlowWriter(flow, out)
  for (const block of blocks) {
    if (!block.node.isTextblock) {
      writer.add(tokensOf([block])[0]!)
      if (!isInserted(structureShared(block.node, 0), () => true))
        extractTable(block, `t${out.tables.n++}`, out)
    } else if (!hasAnnotation(block.node)) {
      writer.skip(block.node.content.size + 1)
    } else {
      block.node.forEach((child) => {
        const length = child.isText ? child.nodeSize : 1
        if (child.marks.some((m) => ANNOTATION_MARKS.has(m.type.name))) writer.add(inlineToken(child), length)
        else writer.skip(length)
      })
      writer.add({ kind: 'end', text: '', own: endShared(block.node, block.section), pos: -1 })
    }
  }
}

/** A text node as one token: its characters share everything that is written of them. */
function inlineToken(child: Node): Token {
  return { kind: child.isText ? 'char' : 'leaf', text: child.text ?? '', own: inlineShared(child), pos: -1 }
}

function extractTable(table: Placed, flow: string, out: Sink): void {
  const rows = new FlowWriter(flow, out)
  let index = 0
  table.node.forEach((row, offset) => {
    const own = structureShared(row, 0)
    rows.add({ kind: 'table', text: '', own, pos: -1 })
    if (own.ins) return
    const at = index++
    let pos = table.pos + 1 + offset + 1
    row.forEach((cell, _, c) => {
      extractFlow(cellBlocks(cell, pos), `${flow}.${at}.${c}`, out)
      pos += cell.nodeSize
    })
  })
}

const annotated = new WeakMap<Node, boolean>()
function hasAnnotation(block: Node): boolean {
  let known = annotated.get(block)
  if (known === undefined) {
    known = idsIn(block).size > 0
    block.forEach((child) => {
      if (child.marks.some((m) => m.type.name === 'cmt')) known = true
    })
    annotated.set(block, known)
  }
  return known
}

function isInserted(own: Shared, keep: Keep): boolean {
  return own.ins?.some(keep) ?? false
}

/** Walks the tokens of one flow and writes what differs from the base, joining equal neighbours. */
class FlowWriter {
  private gap = 0
  private offset = 0
  private readonly open = new Map<string, { change: Record<string, unknown>; end: Point }>()

  constructor(
    private readonly flow: string,
    private readonly out: Sink,
  ) {}

  skip(tokens: number): void {
    this.gap += tokens
    this.offset = 0
  }

  /** `length` tokens that are alike. */
  add(token: Token, length = 1): void {
    const { keep } = this.out
    const { own } = token
    // A foreign insertion that does not count is, for these changes, not there.
    if (own.ins && !own.ins.some(keep)) return
    const from: Point = [this.gap, this.offset]
    const to: Point = own.ins ? [this.gap, this.offset + length] : [this.gap + length, 0]
    if (own.ins) this.insert(token, own.ins.filter(keep), [from, to])
    const del = own.del?.filter(keep)
    if (del?.length)
      this.extend(`d${del.join(' ')}`, { kind: 'deletion', ids: del, flow: this.flow }, [from, to])
    own.chg?.props.forEach((p, order) => {
      if (keep(p.id)) this.propose({ ids: [p.id], key: p.key, value: p.value, order }, from, to)
    })
    for (const cmt of own.cmts) this.place(cmt.attrs['id'] as ThreadId, from, to)
    ;[this.gap, this.offset] = to
  }

  private insert(token: Token, ids: readonly string[], [at, end]: [Point, Point]): void {
    const key = `i${ids.join(' ')}`
    const run = runOf(token, 'base')
    const open = this.open.get(key)
    const content = open?.change['content'] as Record<string, unknown>[] | undefined
    if (open && content && samePoint(open.end, at)) {
      const last = content[content.length - 1]!
      if (
        run['text'] !== undefined &&
        last['text'] !== undefined &&
        canonicalJson(last['marks'] ?? null) === canonicalJson(run['marks'] ?? null)
      )
        content[content.length - 1] = { ...last, text: (last['text'] as string) + (run['text'] as string) }
      else content.push(run)
      open.end = end
      return
    }
    const change = { kind: 'insertion', ids, flow: this.flow, at, content: [run] }
    this.start(key, change, { list: this.out.changes, end })
  }

  private propose(fields: Record<string, unknown>, from: Point, to: Point): void {
    this.extend(`p${canonicalJson(fields)}`, { kind: 'property', ...fields, flow: this.flow }, [from, to])
  }

  private place(thread: ThreadId, from: Point, to: Point): void {
    this.extend(`c${thread}`, { thread, flow: this.flow }, [from, to])
  }

  private extend(key: string, fields: Record<string, unknown>, [from, to]: [Point, Point]): void {
    const open = this.open.get(key)
    if (open && samePoint(open.end, from)) {
      open.change['to'] = to
      open.end = to
      return
    }
    const list: unknown[] = 'thread' in fields ? this.out.threads : this.out.changes
    this.start(key, { ...fields, from, to }, { list, end: to })
  }

  private start(key: string, change: Record<string, unknown>, at: { list: unknown[]; end: Point }): void {
    this.open.set(key, { change, end: at.end })
    at.list.push(change)
  }
}

function samePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
