import type { Node } from 'prosemirror-model'
import { affixes } from './affixes'
import type { FlowWriter } from './flow-writer'
import { type Island, islandsOf } from './pair-units'
import { readable } from './readable'
import { type Side, keptOf, runsOf, sideOf, wishesOf } from './side'
import type { Spend } from './spend'

/** Writes what makes the textblocks `base` read as `next`. Their last ends stay one and the same. */
export function writeText(
  writer: FlowWriter,
  { base, next }: { base: readonly Node[]; next: readonly Node[] },
  spend: Spend,
): void {
  const [old, fresh] = [base[base.length - 1]!, next[next.length - 1]!]
  if (base.length === next.length && old.content.eq(fresh.content)) {
    writer.keep(old.content.size)
    writer.keepOne(wishesOf(old, fresh))
    return
  }
  const text: Texts = { a: sideOf(base), b: sideOf(next), writer }
  const found = islandsOf(keysOf(text.a), keysOf(text.b), spend)
  let at = { a: 0, b: 0 }
  for (const island of readable(found, { a: text.a.units, b: text.b.units })) {
    writeChange(text, at, island)
    writeKept(text, tokensOf(text, island))
    at = { a: island.a + island.length, b: island.b + island.length }
  }
  writeChange(text, at, { a: text.a.units.length, b: text.b.units.length })
  writer.keepOne(wishesOf(old, fresh))
}

interface Texts {
  readonly a: Side
  readonly b: Side
  readonly writer: FlowWriter
}

interface At {
  readonly a: number
  readonly b: number
}

function keysOf(side: Side): string[] {
  return side.units.map((unit) => unit.key)
}

function tokensOf({ a, b }: Texts, island: Island): At & { size: number } {
  const from = a.starts[island.a]!
  return { a: from, b: b.starts[island.b]!, size: a.starts[island.a + island.length]! - from }
}

function writeKept({ a, b, writer }: Texts, at: At & { size: number }): void {
  for (const kept of keptOf(a, b, at)) {
    if (kept.isEnd) writer.keepOne(kept.wishes)
    else writer.keep(kept.size, kept.wishes)
  }
}

/** Old units first, then the new ones. */
function writeChange(text: Texts, from: At, to: At): void {
  const { a, b, writer } = text
  const [x, y] = [a.starts[from.a]!, b.starts[from.b]!]
  const [old, fresh] = [a.starts[to.a]! - x, b.starts[to.b]! - y]
  const word = affixes(a.units.slice(from.a, to.a), b.units.slice(from.b, to.b))
  if (word.head) writeKept(text, { a: x, b: y, size: word.head })
  writer.strike(old - word.head - word.tail)
  writer.insert(runsOf(b, y + word.head, y + fresh - word.tail), fresh - word.head - word.tail)
  if (word.tail) writeKept(text, { a: x + old - word.tail, b: y + fresh - word.tail, size: word.tail })
}
