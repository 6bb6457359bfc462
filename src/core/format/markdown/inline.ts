import type { Definition, Nodes, Parent, PhrasingContent } from 'mdast'
import type { Mark, Node } from 'prosemirror-model'
import { schema } from '../../doc'
import type { MarkdownNote } from './note'
import type { Shielded } from './template-tags'

export interface InlineContext {
  readonly tags: Shielded
  readonly note: (code: MarkdownNote['code']) => void
  readonly definitions: ReadonlyMap<string, Definition>
}

/** The inline content of a block: text with marks, breaks, pictures and opaque leaves. */
export function toInline(parent: Parent, ctx: InlineContext): Node[] {
  return new InlineWriter(ctx).all(parent.children as readonly PhrasingContent[], [])
}

class InlineWriter {
  constructor(private readonly ctx: InlineContext) {}

  all(children: readonly PhrasingContent[], marks: readonly Mark[]): Node[] {
    return children.flatMap((child) => this.one(child, marks))
  }

  private one(node: PhrasingContent, marks: readonly Mark[]): Node[] {
    switch (node.type) {
      case 'text':
        return this.text(node.value, marks)
      case 'strong':
        return this.all(node.children, schema.marks.strong.create().addToSet(marks))
      case 'emphasis':
        return this.all(node.children, schema.marks.em.create().addToSet(marks))
      case 'delete':
        return this.all(node.children, schema.marks.strike.create().addToSet(marks))
      case 'inlineCode': {
        const value = this.ctx.tags.restore(node.value)
        return value ? [schema.text(value, schema.marks.code.create().addToSet(marks))] : []
      }
      case 'link':
        return this.all(node.children, this.link(node.url, node.title).addToSet(marks))
      case 'linkReference': {
        const to = this.ctx.definitions.get(node.identifier)
        return this.all(node.children, to ? this.link(to.url, to.title).addToSet(marks) : marks)
      }
      case 'image':
        return [this.image(node, node.alt, marks)]
      case 'imageReference':
        return [this.image(this.ctx.definitions.get(node.identifier), node.alt, marks)]
      case 'break':
        return [schema.nodes.hard_break.create(null, null, marks)]
      case 'html':
        return [this.html(node.value, marks)]
      case 'footnoteReference':
      default:
        // The footnote extension is off: no other inline can come.
        throw new Error(`no such inline: ${(node as Nodes).type}`)
    }
  }

  private text(value: string, marks: readonly Mark[]): Node[] {
    return this.ctx.tags.split(value).flatMap((piece) => {
      if (piece.kind === 'tag') {
        this.ctx.note('template-tags')
        return [schema.nodes.raw.create({ text: piece.text }, null, marks)]
      }
      const text = joinLines(piece.text)
      return text ? [schema.text(text, marks)] : []
    })
  }

  private html(value: string, marks: readonly Mark[]): Node {
    if (/^<br\s*\/?>$/i.test(value)) return schema.nodes.hard_break.create(null, null, marks)
    this.ctx.note('html-opaque')
    return schema.nodes.raw.create({ text: this.ctx.tags.restore(value) }, null, marks)
  }

  private link(url: string, title: string | null | undefined): Mark {
    const { restore } = this.ctx.tags
    return schema.marks.link.create({ href: restore(url), title: title ? restore(title) : null })
  }

  private image(
    target: { url: string; title?: string | null | undefined } | undefined,
    alt: string | null | undefined,
    marks: readonly Mark[],
  ): Node {
    const { restore } = this.ctx.tags
    const title = target?.title ? restore(target.title) : null
    const attrs = { src: restore(target?.url ?? ''), alt: restore(alt ?? ''), title }
    return schema.nodes.image.create(attrs, null, marks)
  }
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/**
 * A line end inside a paragraph is a space, but nothing between two East Asian characters
 * (CSS Text 3, section 4.1.3, segment break transformation).
 */
function joinLines(text: string): string {
  if (!text.includes('\n')) return text
  const [first, ...lines] = text.split('\n')
  let out = first!
  for (const line of lines) {
    const before = out.at(-1) ?? ''
    const after = line[0] ?? ''
    out += WIDE.test(before) && WIDE.test(after) ? line : ` ${line}`
  }
  return out
}
