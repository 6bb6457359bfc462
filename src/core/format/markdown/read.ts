import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Node } from 'prosemirror-model'
import { type Json, type Result, fail, ok } from '../../base'
import { type Problem, problem } from '../../model'
import { toBlocks } from './blocks'
import type { MarkdownNote } from './note'
import { readFrontMatter } from './front-matter'
import { type Shielded, shieldTags } from './template-tags'

export interface MarkdownText {
  readonly frontMatter: Readonly<Record<string, Json>>
  /** Flat textblocks and tables without clause ids, ready for `docOf`. */
  readonly blocks: readonly Node[]
  readonly notes: readonly MarkdownNote[]
}

const MAX_LENGTH = 4_000_000
const MAX_LINE = 200_000
/** Containers that one line may open: parsing time and stack grow with it. */
const MAX_OPENERS = 60
/** Brackets and delimiters within one paragraph: the parser's time grows with their square. */
const MAX_DELIMITERS = 10_000
const MAX_EMPHASIS = 3_000

/**
 * Reads CommonMark with GFM tables and strikethrough. Front matter is YAML or TOML. Raw HTML, comments and
 * template tags become opaque `raw` leaves and are never rendered; links keep their address as plain text.
 * Hostile input is refused before it is parsed: `too-large`; bad front matter: `front-matter-invalid`.
 */
export function readMarkdown(file: string): Result<MarkdownText, Problem> {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const hostile = findHostile(text)
  if (hostile) return fail(problem('too-large', hostile))
  const front = readFrontMatter(text)
  if (!front.ok) return front
  const tags = shieldTags(front.value.body)
  const counts = new Map<MarkdownNote['code'], number>()
  const note = (code: MarkdownNote['code']): void => void counts.set(code, (counts.get(code) ?? 0) + 1)
  try {
    const root = parse(tags)
    noteUnused(root, note)
    const blocks = toBlocks(root, { tags, note })
    const notes = [...counts].map(([code, count]) => ({ code, count }))
    return ok({ frontMatter: front.value.values, blocks, notes })
  } catch (e) {
    // The parser recurses on nesting that the guards did not foresee.
    if (e instanceof RangeError) return fail(problem('too-large', 'nested too deeply'))
    throw e
  }
}

function parse(tags: Shielded): Root {
  return fromMarkdown(tags.text, {
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  })
}

function findHostile(text: string): string | null {
  if (text.length > MAX_LENGTH) return 'more than 4,000,000 characters'
  let delimiters = 0
  let emphasis = 0
  for (const line of text.split('\n')) {
    if (line.length > MAX_LINE) return 'a line of more than 200,000 characters'
    const lead = /^[\s>*+\-0-9.)]*/.exec(line)![0]
    if (lead.length > MAX_OPENERS && countOf(lead, />|[*+-][ \t]|[.)]/g) > MAX_OPENERS)
      return 'lists or quotes nested too deeply'
    const blank = line.trim() === ''
    delimiters = blank ? 0 : delimiters + countOf(line, /[[\]`<&\\]/g)
    emphasis = blank ? 0 : emphasis + countOf(line, /\*+|_+|~+/g)
    if (delimiters > MAX_DELIMITERS || emphasis > MAX_EMPHASIS) return 'a paragraph with thousands of marks'
  }
  return null
}

function countOf(text: string, pattern: RegExp): number {
  let n = 0
  for (const _ of text.matchAll(pattern)) n++
  return n
}

/** A link definition that no link uses stands nowhere in the document. */
function noteUnused(root: Root, note: (code: MarkdownNote['code']) => void): void {
  const defined: string[] = []
  const used = new Set<string>()
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'definition') defined.push(node.identifier)
    else if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
    if ('children' in node) stack.push(...node.children)
  }
  for (const name of defined) if (!used.has(name)) note('definition-unused')
}
