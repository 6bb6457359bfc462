import type { Node } from 'prosemirror-model'

export interface FindOptions {
  readonly query: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  /** Whether e and é are one letter. */
  readonly ignoreAccents: boolean
  readonly locale: string
}

/** One find. Positions are of the document searched; the words are the clean text, without struck words. */
export interface Found {
  readonly from: number
  readonly to: number
  readonly clause: string | null
  readonly before: string
  readonly text: string
  readonly after: string
}

interface CleanText {
  readonly text: string
  /** Offset in the block of each character of the text, and of its end. */
  readonly offsets: readonly number[]
}

const CONTEXT = 40
const cleanTexts = new WeakMap<Node, CleanText>()

/** Every place where the query stands in the clean text, in reading order, at most `most` of them. */
export function findInDoc(doc: Node, options: FindOptions, most: number): Found[] {
  const found: Found[] = []
  if (!options.query) return found
  doc.descendants((node, pos) => {
    if (found.length >= most) return false
    if (!node.isTextblock) return true
    const { text, offsets } = cleanText(node)
    for (const [from, to] of findInText(text, options)) {
      if (found.length >= most) break
      found.push({
        from: pos + 1 + offsets[from]!,
        to: pos + 1 + (offsets[to - 1]! + 1),
        clause: (node.attrs['bid'] as string | null) ?? null,
        before: text.slice(Math.max(0, from - CONTEXT), from),
        text: text.slice(from, to),
        after: text.slice(to, to + CONTEXT),
      })
    }
    return false
  })
  return found
}

/** Stretches of a text that match, as pairs of offsets; they do not overlap. */
export function findInText(text: string, options: FindOptions): [number, number][] {
  const hay = fold(text, options)
  const needle = fold(options.query, options).text
  if (!needle) return []
  const edges = options.wholeWord ? wordEdges(text, options.locale) : null
  const found: [number, number][] = []
  for (let at = hay.text.indexOf(needle); at >= 0;) {
    const from = hay.offsets[at]!
    const to = hay.offsets[at + needle.length]!
    const whole = !edges || (edges.has(from) && edges.has(to))
    if (whole && to > from) found.push([from, to])
    at = hay.text.indexOf(needle, at + (whole ? needle.length : 1))
  }
  return found
}

/** A text in the form in which letters are compared, with the offset in the text of each of its characters. */
function fold(
  text: string,
  { matchCase, ignoreAccents, locale }: FindOptions,
): { text: string; offsets: number[] } {
  let folded = ''
  const offsets: number[] = []
  let at = 0
  for (const char of text) {
    let out = ignoreAccents ? char.normalize('NFD').replace(/\p{Mn}/gu, '') : char
    if (!matchCase) out = out.toLocaleLowerCase(locale)
    for (let i = 0; i < out.length; i++) offsets.push(at)
    folded += out
    at += char.length
  }
  offsets.push(at)
  return { text: folded, offsets }
}

function wordEdges(text: string, locale: string): Set<number> {
  const edges = new Set<number>([text.length])
  for (const { index } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) edges.add(index)
  return edges
}

/** The words of a block that are not struck. Kept per block, so a search reads each paragraph once. */
function cleanText(block: Node): CleanText {
  const kept = cleanTexts.get(block)
  if (kept) return kept
  let text = ''
  const offsets: number[] = []
  block.forEach((child, offset) => {
    if (child.marks.some((m) => m.type.name === 'del')) return
    const words = child.isText ? child.text! : '\uFFFC'
    for (let i = 0; i < words.length; i++) offsets.push(offset + i)
    text += words
  })
  const clean = { text, offsets }
  cleanTexts.set(block, clean)
  return clean
}
