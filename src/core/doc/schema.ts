import {
  Schema,
  type Attrs,
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
} from 'prosemirror-model'

/** Part of every base digest: a migration that changes what a document means raises it. */
export const SCHEMA_VERSION = 1

// Every attribute that reaches the page is checked where a document is read: a pack may come from anywhere.
const level = { default: 1, validate: whole(1, 6) }
const indent = { default: 0, validate: whole(0, 9) }

const textblockAttrs = {
  /** Stable clause id; belongs to the paragraph's end mark. Text that is not yet a base has none. */
  bid: { default: null, validate: 'string|null' },
  list: { default: null, validate: oneOf(null, 'bullet', 'ordered') },
  depth: indent,
  quote: indent,
  start: { default: null, validate: orNull(whole(0, 999_999_999)) },
  /** Tracking of the end mark, `MarkTracking`. */
  pm: { default: null },
  /** Property proposals, `Proposals`. */
  chg: { default: null },
}

function whole(least: number, most: number): (value: unknown) => void {
  return (value) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      throw new RangeError(`not a whole number from ${least} to ${most}`)
  }
}

function orNull(check: (value: unknown) => void): (value: unknown) => void {
  return (value) => {
    if (value !== null) check(value)
  }
}

function oneOf(...allowed: readonly unknown[]): (value: unknown) => void {
  return (value) => {
    if (!allowed.includes(value)) throw new RangeError(`not one of ${allowed.join(', ')}`)
  }
}

function ids(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : ''
}

/** The part of an id before its counter names the session that minted it: style rules colour by it. */
function session(value: unknown): string {
  return Array.isArray(value) ? String(value[0] ?? '').split('.')[0]! : ''
}

function textblockDom(tag: string, node: Node, extra: Attrs = {}): DOMOutputSpec {
  const { bid, list, depth, quote, start, pm, chg } = node.attrs as {
    bid: string | null
    list: string | null
    depth: number
    quote: number
    start: number | null
    pm: { i?: string[]; d?: string[] } | null
    chg: { props: { id: string }[] } | null
  }
  const set: Record<string, string> = { ...extra }
  if (bid) set['data-bid'] = bid
  if (list) set['data-list'] = list
  if (depth) set['data-depth'] = String(depth)
  if (quote) set['data-quote'] = String(quote)
  if (start !== null) set['data-start'] = String(start)
  if (pm?.i) Object.assign(set, { 'data-end-ins': ids(pm.i), 'data-session': session(pm.i) })
  if (pm?.d) Object.assign(set, { 'data-end-del': ids(pm.d), 'data-session': session(pm.d) })
  if (chg) set['data-chg'] = ids(chg.props.map((p) => p.id))
  return [tag, set, 0]
}

type Dom = { getAttribute(name: string): string | null; tagName: string }

/** Reads what foreign HTML can say of a paragraph. Annotation and clause ids are never read from HTML. */
function readTextblock(dom: Dom): Attrs {
  const list = dom.getAttribute('data-list')
  const whole = (name: string): number => Math.min(9, Math.max(0, Number(dom.getAttribute(name)) || 0))
  return {
    list: list === 'bullet' || list === 'ordered' ? list : null,
    depth: whole('data-depth'),
    quote: whole('data-quote'),
  }
}

const nodes = {
  doc: {
    content: 'section+',
    /** Accepted suggestions, `Layer[]`: what stands between the pack's base and this document's base. */
    attrs: { settled: { default: null } },
  },
  /** A wrapper without meaning that lets the browser skip far text: see docs/decisions. */
  section: {
    content: 'block+',
    toDOM: () => ['div', { class: 'section' }, 0],
    parseDOM: [{ tag: 'div.section' }],
  },
  paragraph: {
    group: 'block textblock',
    content: 'inline*',
    attrs: textblockAttrs,
    toDOM: (node) => textblockDom('p', node),
    parseDOM: [
      { tag: 'li', getAttrs: (dom) => readListItem(dom as unknown as ListItemDom) },
      { tag: 'p', getAttrs: (dom) => readTextblock(dom as unknown as Dom) },
    ],
  },
  heading: {
    group: 'block textblock',
    content: 'inline*',
    defining: true,
    attrs: { ...textblockAttrs, level },
    toDOM: (node) => textblockDom(`h${node.attrs['level']}`, node),
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (dom: unknown) => ({ ...readTextblock(dom as Dom), level }),
    })),
  },
  code_block: {
    group: 'block textblock',
    content: 'inline*',
    code: true,
    defining: true,
    whitespace: 'pre',
    attrs: { ...textblockAttrs, params: { default: '', validate: 'string' } },
    toDOM: (node) => textblockDom('pre', node),
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
  },
  table: {
    group: 'block',
    content: 'table_row+',
    isolating: true,
    /** Tracking of the table as a whole, `MarkTracking`. */
    attrs: { trk: { default: null } },
    toDOM: (node) => ['table', tracking(node), ['tbody', 0]],
    parseDOM: [{ tag: 'table' }],
  },
  table_row: {
    content: 'table_cell+',
    attrs: { trk: { default: null } },
    toDOM: (node) => ['tr', tracking(node), 0],
    parseDOM: [{ tag: 'tr' }],
  },
  table_cell: {
    content: 'textblock+',
    isolating: true,
    attrs: {
      header: { default: false, validate: 'boolean' },
      align: { default: null, validate: oneOf(null, 'left', 'center', 'right') },
    },
    toDOM: (node) => {
      const align = node.attrs['align'] as string | null
      return [node.attrs['header'] ? 'th' : 'td', align ? { 'data-align': align } : {}, 0]
    },
    parseDOM: [{ tag: 'td' }, { tag: 'th', attrs: { header: true } }],
  },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    toDOM: () => ['br'],
    parseDOM: [{ tag: 'br' }],
    leafText: () => '\n',
  },
  image: {
    inline: true,
    group: 'inline',
    attrs: {
      src: { validate: 'string' },
      alt: { default: '', validate: 'string' },
      title: { default: null, validate: 'string|null' },
    },
    // A pack's pictures are not fetched: what shows is the alternative text.
    toDOM: (node) => ['span', { class: 'image', role: 'img', 'aria-label': String(node.attrs['alt']) }],
  },
  rule: { inline: true, group: 'inline', toDOM: () => ['span', { class: 'rule', role: 'separator' }] },
  /** Markup that Stet carries but does not edit: comments, template tags, raw HTML. */
  raw: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { text: { validate: 'string' } },
    toDOM: (node) => [
      'code',
      { class: 'raw', title: String(node.attrs['text']) },
      String(node.attrs['text']),
    ],
    leafText: () => '',
  },
} satisfies Record<string, NodeSpec>

function tracking(node: Node): Record<string, string> {
  const trk = node.attrs['trk'] as { i?: string[]; d?: string[] } | null
  const set: Record<string, string> = {}
  if (trk?.i) Object.assign(set, { 'data-ins': ids(trk.i), 'data-session': session(trk.i) })
  if (trk?.d) Object.assign(set, { 'data-del': ids(trk.d), 'data-session': session(trk.d) })
  return set
}

type ListItemDom = Dom & { parentElement: ListItemDom | null }

function readListItem(dom: ListItemDom): Attrs {
  let depth = -1
  for (let up = dom.parentElement; up; up = up.parentElement) if (/^[OU]L$/.test(up.tagName)) depth++
  return {
    list: dom.parentElement?.tagName === 'OL' ? 'ordered' : 'bullet',
    depth: Math.min(9, Math.max(0, depth)),
    quote: 0,
  }
}

// The tracking marks come first, so that they are the outer elements. None excludes another: one character
// can be inserted by one person and deleted by another. Each holds its ids in one mark.
const marks = {
  ins: {
    attrs: { ids: {} },
    excludes: 'ins',
    toDOM: (mark) => [
      'ins',
      { 'data-ids': ids(mark.attrs['ids']), 'data-session': session(mark.attrs['ids']) },
      0,
    ],
  },
  del: {
    attrs: { ids: {} },
    excludes: 'del',
    inclusive: false,
    toDOM: (mark) => [
      'del',
      { 'data-ids': ids(mark.attrs['ids']), 'data-session': session(mark.attrs['ids']) },
      0,
    ],
  },
  fmt: {
    attrs: { chg: {} },
    excludes: 'fmt',
    inclusive: false,
    toDOM: (mark) => {
      const props = (mark.attrs['chg'] as { props: { id: string }[] }).props
      const changes = props.map((p) => p.id)
      return ['span', { class: 'fmt', 'data-ids': ids(changes), 'data-session': session(changes) }, 0]
    },
  },
  cmt: {
    attrs: { id: {} },
    excludes: '',
    inclusive: false,
    toDOM: (mark) => ['span', { class: 'cmt', 'data-thread': String(mark.attrs['id']) }, 0],
  },
  link: {
    attrs: { href: { validate: 'string' }, title: { default: null, validate: 'string|null' } },
    inclusive: false,
    // Never a live link in the text under review: the address shows as a hint.
    toDOM: (mark) => ['span', { class: 'link', title: String(mark.attrs['href']) }, 0],
    parseDOM: [
      { tag: 'a[href]', getAttrs: (dom) => ({ href: (dom as unknown as Dom).getAttribute('href') }) },
    ],
  },
  strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
  em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
  strike: { toDOM: () => ['s', 0], parseDOM: [{ tag: 's' }] },
  code: { code: true, toDOM: () => ['code', 0], parseDOM: [{ tag: 'code:not(.raw)' }] },
} satisfies Record<string, MarkSpec>

/** The schema of policy text: flat textblocks, lists as attributes, tables the only container. */
export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })

/** Marks that belong to tracking and threads: not part of the text, and stripped from anything new. */
export const ANNOTATION_MARKS: ReadonlySet<string> = new Set(['ins', 'del', 'fmt', 'cmt'])
/** Attributes that belong to tracking: not part of any base digest. */
export const ANNOTATION_ATTRS: ReadonlySet<string> = new Set(['pm', 'chg', 'trk', 'bid', 'settled'])
