import type {
  BlockContent,
  Definition,
  DefinitionContent,
  List,
  Nodes,
  Root,
  RootContent,
  Table,
} from 'mdast'
import type { Attrs, Node } from 'prosemirror-model'
import { schema } from '../../doc'
import { type InlineContext, toInline } from './inline'
import type { MarkdownNote } from './note'
import type { Shielded } from './template-tags'

export interface ReadContext {
  readonly tags: Shielded
  readonly note: (code: MarkdownNote['code']) => void
}

/** Where a block stands: what its attributes say besides its own kind. */
interface Place {
  readonly list: 'bullet' | 'ordered' | null
  readonly depth: number
  readonly quote: number
  readonly start: number | null
  /** Whether an enclosing list's bullet is already set: a list in here is one deeper. */
  readonly inList: boolean
}

const DEEPEST = 9

/** The flat blocks of a Markdown tree. A list item's first block carries the bullet, its others only the depth. */
export function toBlocks(root: Root, ctx: ReadContext): Node[] {
  const writer = new BlockWriter({ ...ctx, definitions: definitionsOf(root) })
  writer.children(root.children, { list: null, depth: 0, quote: 0, start: null, inList: false })
  return writer.blocks
}

class BlockWriter {
  readonly blocks: Node[] = []
  constructor(private readonly ctx: InlineContext & ReadContext) {}

  children(nodes: readonly RootContent[], place: Place): void {
    for (const node of nodes) this.block(node as BlockContent | DefinitionContent, place)
  }

  private block(node: BlockContent | DefinitionContent, place: Place): void {
    switch (node.type) {
      case 'heading':
        return this.text('heading', { level: node.depth }, node, place)
      case 'paragraph':
        return this.text('paragraph', {}, node, place)
      case 'code': {
        const params = this.ctx.tags.restore([node.lang, node.meta].filter(Boolean).join(' '))
        const value = this.ctx.tags.restore(node.value)
        return this.push('code_block', { params, ...attrsOf(place) }, value ? [schema.text(value)] : [])
      }
      case 'blockquote':
        return this.children(node.children, { ...place, quote: this.deeper(place.quote) })
      case 'list':
        return this.list(node, place)
      case 'table':
        return this.table(node, place)
      case 'thematicBreak':
        return this.push('paragraph', attrsOf(place), [schema.nodes.rule.create()])
      case 'html':
        this.ctx.note('html-opaque')
        return this.push('paragraph', attrsOf(place), [this.raw(node.value)])
      case 'definition':
        return undefined
      case 'footnoteDefinition':
      default:
        // The footnote extension is off: no other block can come.
        throw new Error(`no such block: ${(node as Nodes).type}`)
    }
  }

  private list(node: List, place: Place): void {
    const depth = place.inList ? this.deeper(place.depth) : place.depth
    const list = node.ordered ? 'ordered' : 'bullet'
    node.children.forEach((element, i) => {
      const start = node.ordered && i === 0 ? (node.start ?? 1) : null
      this.element(element.children, { ...place, list, depth, start, inList: true })
    })
  }

  private element(children: readonly RootContent[], first: Place): void {
    const [head, ...rest] = children
    const carries = head && CARRIES_BULLET.has(head.type)
    if (!carries) this.push('paragraph', attrsOf(first), [])
    else this.block(head as BlockContent, first)
    const within: Place = { ...first, list: null, start: null }
    for (const node of carries ? rest : children) {
      const isList = node.type === 'list'
      this.block(node as BlockContent, isList ? within : { ...within, depth: this.deeper(first.depth) })
    }
  }

  private table(node: Table, place: Place): void {
    if (place.depth || place.quote || place.list) this.ctx.note('table-nested')
    const width = Math.max(...node.children.map((row) => row.children.length))
    const rows = node.children.map((row, r) => {
      const cells = Array.from({ length: width }, (_, c) => {
        const content = row.children[c] ? toInline(row.children[c], this.ctx) : []
        const attrs = { header: r === 0, align: node.align?.[c] ?? null }
        return schema.nodes.table_cell.create(attrs, schema.nodes.paragraph.create(null, content))
      })
      return schema.nodes.table_row.create(null, cells)
    })
    this.blocks.push(schema.nodes.table.create(null, rows))
  }

  private text(
    type: 'heading' | 'paragraph',
    own: Attrs,
    node: Extract<Nodes, { type: typeof type }>,
    place: Place,
  ): void {
    this.push(type, { ...own, ...attrsOf(place) }, toInline(node, this.ctx))
  }

  private push(type: 'heading' | 'paragraph' | 'code_block', attrs: Attrs, content: readonly Node[]): void {
    this.blocks.push(schema.nodes[type].create(attrs, [...content]))
  }

  private raw(text: string): Node {
    return schema.nodes.raw.create({ text: this.ctx.tags.restore(text) })
  }

  private deeper(level: number): number {
    if (level < DEEPEST) return level + 1
    this.ctx.note('nesting-flattened')
    return DEEPEST
  }
}

function attrsOf({ list, depth, quote, start }: Place): Attrs {
  return { list, depth, quote, start }
}

const CARRIES_BULLET: ReadonlySet<string> = new Set(['paragraph', 'heading', 'code', 'html', 'thematicBreak'])

function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    // The first definition of a name wins (CommonMark 4.7); the stack meets them last to first.
    if (node.type === 'definition') found.set(node.identifier, node)
    if ('children' in node) stack.push(...node.children)
  }
  return found
}
