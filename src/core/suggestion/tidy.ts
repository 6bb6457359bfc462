import { Mark, type Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { sameJson } from '../base'
import { idsIn } from './changes'
import { stepsBetween } from './emit'
import { bodyBlocks, withBody } from './flow'
import { changedKeys } from './proposals'
import { type Token, blocksOf, tokensOf } from './tokens'

/**
 * Takes back what the author both struck and typed again: an own inserted run that equals the own struck run
 * beside it. Neither reading of the text changes, and a second call finds nothing. For when the caret leaves a
 * paragraph, not for every key. `within` limits the look to blocks that touch a range.
 */
export function tidy(
  doc: Node,
  isMine: (id: string) => boolean,
  within?: { from: number; to: number },
): readonly Step[] {
  let next = doc
  for (const block of bodyBlocks(doc).reverse()) {
    const { node, pos } = block
    if (!node.isTextblock || (within && (pos > within.to || pos + node.nodeSize < within.from))) continue
    if (![...idsIn(node)].some(isMine)) continue
    const tokens = tokensOf([block])
    const kept = cancelled(tokens, isMine)
    // Working from the end backwards leaves earlier blocks at their places.
    if (kept !== tokens) next = withBody(next, { old: [block] }, blocksOf(kept, block.section))
  }
  return stepsBetween(doc, next)
}

function cancelled(tokens: readonly Token[], isMine: (id: string) => boolean): readonly Token[] {
  const role = (t: Token): 'struck' | 'new' | 'other' => {
    if (t.kind === 'end' || t.own.chg) return 'other'
    if (t.own.ins) return !t.own.del && t.own.ins.every(isMine) ? 'new' : 'other'
    return t.own.del?.every(isMine) ? 'struck' : 'other'
  }
  for (let from = 0; from < tokens.length; from++) {
    const kind = role(tokens[from]!)
    if (kind === 'other') continue
    let middle = from
    while (middle < tokens.length && role(tokens[middle]!) === kind) middle++
    const length = middle - from
    const other = kind === 'struck' ? 'new' : 'struck'
    const pairs = Array.from({ length }, (_, i) => [tokens[from + i]!, tokens[middle + i]] as const)
    const whole =
      role(tokens[middle + length] ?? tokens[tokens.length - 1]!) !== other || !tokens[middle + length]
    if (whole && pairs.every(([x, y]) => y && role(y) === other && sameContent(x, y))) {
      const struck = pairs.map(([x, y]) => (kind === 'struck' ? x : y!))
      const restored = struck.map((t) => ({ ...t, own: { ...t.own, del: null } }))
      const rest = cancelled(tokens.slice(middle + length), isMine)
      return [...tokens.slice(0, from), ...restored, ...rest]
    }
    from = middle - 1
  }
  return tokens
}

function sameContent(x: Token, y: Token): boolean {
  if (x.kind !== y.kind || x.text !== y.text || !Mark.sameSet(x.own.format, y.own.format)) return false
  if (x.kind === 'char') return true
  return (
    !changedKeys(x.own, y.own).length &&
    x.own.node.type === y.own.node.type &&
    sameJson(x.own.node.attrs, y.own.node.attrs)
  )
}
