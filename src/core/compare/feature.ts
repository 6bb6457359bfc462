import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../base'
import { isWord, leafKey, unitsOf } from './units'

/** What pairing looks at in a block or a table row. */
export interface Feature {
  /** Only two of one kind can be a pair. */
  readonly kind: string
  /** The clause id, of a table or row the first one in it. */
  readonly id: string | null
  /** Two with one key read the same. */
  readonly key: string
  /** Characters of its words, by word. */
  readonly bag: ReadonlyMap<string, number>
  /** Characters of all its words. */
  readonly weight: number
  /** Whether most of it is in a script without spaces: there, two texts share many characters by chance. */
  readonly unspaced: boolean
}

/** Reads a textblock, a table or a table row. Its words are read when they are asked for: most blocks are equal. */
export function featureOf(node: Node): Feature {
  const texts = node.isTextblock ? [node] : textblocksIn(node)
  let words: Words | null = null
  const read = (): Words => (words ??= wordsOf(texts))
  return {
    kind: kindOf(node),
    id: (texts[0]?.attrs['bid'] as string | null | undefined) ?? null,
    key: texts.map(keyOf).join('\u0000cell'),
    get bag() {
      return read().bag
    },
    get weight() {
      return read().weight
    },
    get unspaced() {
      return read().unspaced
    },
  }
}

type Words = Pick<Feature, 'bag' | 'weight' | 'unspaced'>

function wordsOf(texts: readonly Node[]): Words {
  const bag = new Map<string, number>()
  let weight = 0
  let single = 0
  for (const text of texts)
    for (const unit of unitsOf(text)) {
      if (!isWord(unit)) continue
      bag.set(unit.key, (bag.get(unit.key) ?? 0) + unit.size)
      weight += unit.size
      if (unit.kind === 'char') single += unit.size
    }
  return { bag, weight, unspaced: single * 2 > weight }
}

function keyOf(text: Node): string {
  let key = ''
  text.forEach((child) => (key += child.isText ? child.text! : leafKey(child)))
  return key
}

function textblocksIn(node: Node): Node[] {
  const out: Node[] = []
  node.descendants((child) => {
    if (child.isTextblock) out.push(child)
    return !child.isTextblock
  })
  return out
}

/** Cells cannot be proposed differently, so rows are a pair only if their cells are alike. */
function kindOf(node: Node): string {
  if (node.isTextblock) return 'text'
  if (node.type.name !== 'table_row') return node.type.name
  const cells: unknown[] = []
  node.forEach((cell) => cells.push(cell.attrs))
  return canonicalJson(cells)
}

/** Characters of words that two bags share. */
export function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [key, size] of small) sum += Math.min(size, large.get(key) ?? 0)
  return sum
}

/** How alike two are, 0 to 1: the share of their words that both have (Dice). Below `enough` they are no pair. */
export function likeness(a: Feature, b: Feature): number {
  if (a.kind !== b.kind) return 0
  return (2 * shared(a.bag, b.bag)) / Math.max(1, a.weight + b.weight)
}

/** Enough for two that stand alone between pairs: their place speaks for them. */
export const ENOUGH_ALONE = 0.25

export function enough(a: Feature, b: Feature): number {
  return a.unspaced || b.unspaced ? 0.6 : 0.5
}
