import { Fragment, Mark, type Node } from 'prosemirror-model'
import {
  ANNOTATION_MARKS,
  type BlockProps,
  type MarkTracking,
  type Proposals,
  blockAttrs,
  blockProps,
  schema,
} from '../doc'

/**
 * What tokens of one run share. A paragraph's end is a token of its own: it owns the paragraph's type, attributes
 * and clause id (ECMA-376 part 1, 17.13.5 treats the paragraph mark the same way), so splitting and joining are
 * plain insertion and deletion of tokens.
 */
export interface Shared {
  readonly node: Node
  /** Formatting marks of a character or leaf. */
  readonly format: readonly Mark[]
  /** Properties of a paragraph end. */
  readonly props: BlockProps | null
  readonly ins: readonly string[] | null
  readonly del: readonly string[] | null
  readonly chg: Proposals | null
  readonly cmts: readonly Mark[]
  readonly bid: string | null
  /** Index of the section that the paragraph lies in; only ends and tables have one. */
  readonly section: number
}

export interface Token {
  readonly kind: 'char' | 'leaf' | 'end' | 'table'
  /** One UTF-16 unit, for a character. */
  readonly text: string
  readonly own: Shared
  /** Position of the token in the document it was read from; -1 for a token made here. */
  readonly pos: number
}

/** A block of a flow with its place: `pos` is before the block. */
export interface Placed {
  readonly node: Node
  readonly pos: number
  readonly section: number
}

/** Reads blocks as tokens, in order. */
export function tokensOf(blocks: readonly Placed[]): Token[] {
  const out: Token[] = []
  for (const block of blocks) pushBlock(out, block)
  return out
}

function pushBlock(out: Token[], { node, pos, section }: Placed): void {
  if (!node.isTextblock) {
    out.push({ kind: 'table', text: '', own: structureShared(node, section), pos })
    return
  }
  let at = pos + 1
  node.forEach((child) => {
    const own = inlineShared(child)
    if (child.isText) {
      const text = child.text!
      for (let i = 0; i < text.length; i++) out.push({ kind: 'char', text: text[i]!, own, pos: at + i })
    } else {
      out.push({ kind: 'leaf', text: '', own, pos: at })
    }
    at += child.nodeSize
  })
  out.push({ kind: 'end', text: '', own: endShared(node, section), pos: at })
}

/** What a text node or leaf carries. */
export function inlineShared(node: Node): Shared {
  let ins: readonly string[] | null = null
  let del: readonly string[] | null = null
  let chg: Proposals | null = null
  const cmts: Mark[] = []
  const format: Mark[] = []
  for (const mark of node.marks) {
    if (mark.type === schema.marks.ins) ins = mark.attrs['ids'] as string[]
    else if (mark.type === schema.marks.del) del = mark.attrs['ids'] as string[]
    else if (mark.type === schema.marks.fmt) chg = mark.attrs['chg'] as Proposals
    else if (mark.type === schema.marks.cmt) cmts.push(mark)
    else format.push(mark)
  }
  return { node, format, props: null, ins, del, chg, cmts, bid: null, section: 0 }
}

/** What a textblock's end mark carries. */
export function endShared(node: Node, section: number): Shared {
  const pm = node.attrs['pm'] as MarkTracking | null
  return {
    node,
    format: [],
    props: blockProps(node),
    ins: pm?.i ?? null,
    del: pm?.d ?? null,
    chg: node.attrs['chg'] as Proposals | null,
    cmts: [],
    bid: node.attrs['bid'] as string | null,
    section,
  }
}

/** A table or a row as one token. */
export function structureShared(node: Node, section: number): Shared {
  const trk = node.attrs['trk'] as MarkTracking | null
  return {
    node,
    format: [],
    props: null,
    ins: trk?.i ?? null,
    del: trk?.d ?? null,
    chg: null,
    cmts: [],
    bid: null,
    section,
  }
}

/** The marks that show a token's formatting, tracking and threads, in the schema's order. */
export function marksOf(own: Shared): readonly Mark[] {
  let marks = marksCache.get(own)
  if (!marks) {
    const set: Mark[] = [...own.format]
    if (own.ins) set.push(schema.marks.ins.create({ ids: own.ins }))
    if (own.del) set.push(schema.marks.del.create({ ids: own.del }))
    if (own.chg) set.push(schema.marks.fmt.create({ chg: own.chg }))
    set.push(...own.cmts)
    marks = Mark.setFrom(set.sort(byRank))
    marksCache.set(own, marks)
  }
  return marks
}
const marksCache = new WeakMap<Shared, readonly Mark[]>()

// `rank` orders marks in a set; threads on one text lie in the order of their ids.
function byRank(a: Mark, b: Mark): number {
  const rank = (m: Mark): number => (m.type as unknown as { rank: number }).rank
  if (a.type !== b.type) return rank(a) - rank(b)
  const [x, y] = [String(a.attrs['id'] ?? ''), String(b.attrs['id'] ?? '')]
  return x < y ? -1 : x > y ? 1 : 0
}

/** A block made of tokens, and the section that it belongs to. */
export interface Built {
  readonly node: Node
  readonly section: number
}

/**
 * Lays tokens out as blocks. Text whose paragraph end is not there flows on to the next end. Text before a table
 * or at the end without a paragraph end gets a paragraph of its own, so no text is ever lost.
 */
export function blocksOf(tokens: readonly Token[], firstSection = 0): Built[] {
  const out: Built[] = []
  let section = firstSection
  let run: Node[] = []
  let chars = ''
  let charMarks: readonly Mark[] | null = null
  const flush = (): void => {
    if (charMarks) run.push(schema.text(chars, charMarks))
    chars = ''
    charMarks = null
  }
  for (const token of tokens) {
    if (token.kind === 'char') {
      const marks = marksOf(token.own)
      if (charMarks && charMarks !== marks && !Mark.sameSet(charMarks, marks)) flush()
      charMarks ??= marks
      chars += token.text
      continue
    }
    flush()
    if (token.kind === 'leaf') {
      run.push(token.own.node.mark(marksOf(token.own)))
      continue
    }
    if (token.own.section >= 0) section = token.own.section
    if (token.kind === 'table') {
      if (run.length) out.push({ node: schema.nodes.paragraph.create(null, run), section })
      out.push({ node: structureNode(token.own), section })
    } else {
      out.push({ node: endNode(token.own, run), section })
    }
    run = []
  }
  flush()
  if (run.length) out.push({ node: schema.nodes.paragraph.create(null, run), section })
  return out
}

/** The textblock that this end closes, with the given content. */
export function endNode(own: Shared, content: readonly Node[]): Node {
  const { name, attrs } = blockAttrs(own.props!)
  const type = schema.nodes[name as 'paragraph']
  const full = { ...attrs, bid: own.bid, pm: trackingAttr(own), chg: own.chg }
  return type.create(full, Fragment.fromArray([...content]))
}

function structureNode(own: Shared): Node {
  const trk = trackingAttr(own)
  const before = own.node.attrs['trk'] as MarkTracking | null
  if (before === trk || (!before && !trk)) return own.node
  return own.node.type.create({ ...own.node.attrs, trk }, own.node.content)
}

/** The attribute that carries a paragraph end's, row's or table's tracking. */
export function trackingAttr(own: Pick<Shared, 'ins' | 'del'>): MarkTracking | null {
  if (!own.ins && !own.del) return null
  return { ...(own.ins ? { i: own.ins } : {}), ...(own.del ? { d: own.del } : {}) }
}

/** The same content with nothing of tracking, threads or clause ids on it: what newly inserted text may bring. */
export function stripped(own: Shared, section = -1): Shared {
  return { ...own, ins: null, del: null, chg: null, cmts: [], bid: null, section, node: plainNode(own.node) }
}

function plainNode(node: Node): Node {
  if (node.isText || node.isTextblock) return node
  if (node.isLeaf) return node.mark(node.marks.filter((m) => !ANNOTATION_MARKS.has(m.type.name)))
  return stripNode(node)
}

/** A table, row or cell with every trace of tracking taken off. */
export function stripNode(node: Node): Node {
  if (node.isTextblock) {
    const tokens = tokensOf([{ node, pos: 0, section: 0 }]).map((t) => ({ ...t, own: stripped(t.own, 0) }))
    return blocksOf(tokens)[0]!.node
  }
  const children: Node[] = []
  node.forEach((child) => children.push(stripNode(child)))
  const attrs = 'trk' in node.attrs ? { ...node.attrs, trk: null } : node.attrs
  return node.type.create(attrs, children)
}

/** Whether a token is new against the base. */
export function isInserted(token: Token): boolean {
  return token.own.ins !== null
}
