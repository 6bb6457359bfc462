import type { Mark, Node } from 'prosemirror-model'
import { type Json, canonicalJson } from '../base'
import { ANNOTATION_ATTRS } from '../doc'
import { type Token, isWordChar } from '../suggestion'

/** What a token says, as a text: tracking, threads and clause ids do not count. Equal keys read the same. */
export function keyOf(token: Token): string {
  if (token.kind === 'char') {
    const { format } = token.own
    return format.length ? token.text + formatKey(format) : token.text
  }
  const kept = keys.get(token.own)
  if (kept !== undefined) return kept
  const key = `\u0000${spell(token)}`
  keys.set(token.own, key)
  return key
}

const keys = new WeakMap<Token['own'], string>()
const formats = new WeakMap<readonly Mark[], string>()

function formatKey(format: readonly Mark[]): string {
  let key = formats.get(format)
  if (key === undefined) formats.set(format, (key = `\u0000${canonicalJson(marksJson(format))}`))
  return key
}

function marksJson(marks: readonly Mark[]): Json {
  return marks.map((m) => m.toJSON() as Json)
}

function spell({ kind, own }: Token): string {
  if (kind === 'end') return `end${canonicalJson(own.props as unknown as Json)}`
  if (kind === 'leaf') return `leaf${canonicalJson([plain(own.node), marksJson(own.format)])}`
  return `table${canonicalJson(plain(own.node))}`
}

function plain(node: Node): Json {
  const attrs = Object.entries(node.attrs).filter(([key]) => !ANNOTATION_ATTRS.has(key)) as [string, Json][]
  const content = node.isText
    ? node.text!
    : node.children.map((child) => [plain(child), marksJson(child.marks)])
  return {
    type: node.type.name,
    attrs: Object.fromEntries(attrs),
    content: node.isLeaf && !node.isText ? null : content,
  }
}

/** The words of tokens as a person reads them; a paragraph end is a line end. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ kind, text, own: { node } }) => {
      if (kind === 'char') return text
      if (kind === 'end') return '\n'
      return kind === 'leaf'
        ? (node.type.spec.leafText?.(node) ?? '')
        : node.textBetween(0, node.content.size, '\n')
    })
    .join('')
}

export function isWord(token: Token | undefined): boolean {
  return token?.kind === 'char' && isWordChar(token.text)
}

/** Whether a token ends the text before a table or at the end of its flow: such an end can never go. */
export function isLastEnd(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return tokens[at]?.kind === 'end' && (next === undefined || next.kind === 'table')
}
