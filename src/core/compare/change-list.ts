import type { Node } from 'prosemirror-model'
import { type Json, sameJson } from '../base'
import { type MarkTracking, type Proposals, blockText } from '../doc'
import type { ChangeSet } from '../model'
import { project } from '../suggestion'
import { cutText, isWord } from './units'

/** A piece of a clause in reading order: what stays, what goes, what comes, what looks different. */
export type Part =
  | { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string }
  /** A paragraph end that went or came: `removed` joins the clause with the next one, `added` cuts it. */
  | { readonly kind: 'joined' | 'split' }
  /** A property of the clause, or of `text` in it; null is "none". */
  | {
      readonly kind: 'property'
      readonly key: string
      readonly was: Json
      readonly value: Json
      readonly text: string
    }

/** What happened to one clause. */
export interface ClauseChange {
  readonly kind: 'changed' | 'added' | 'removed'
  /** Null for a clause that the base does not have. */
  readonly clause: string | null
  /** The words of the last heading before it, as they are now; empty where there is none. */
  readonly heading: string
  /** Position before its textblock in the redline. */
  readonly pos: number
  readonly parts: readonly Part[]
  readonly words: WordCount
}

export interface WordCount {
  readonly added: number
  readonly removed: number
}

/** A redline told in a line: clause by clause, only what changed. */
export interface ChangeList {
  readonly clauses: readonly ClauseChange[]
  /** Clauses of the redline, changed or not. */
  readonly total: number
  readonly words: WordCount
}

/**
 * What changed, clause by clause in reading order, to be read out or printed: "removed …, added …". `set` stands on
 * `base`. Words are counted by the table that comparing cuts them by, the same on every machine.
 */
export function changeList(base: Node, set: ChangeSet): ChangeList {
  return listOf(project(base, set))
}

/** The same of a document that has the changes in it as its only suggestions. */
export function listOf(redline: Node): ChangeList {
  const clauses: ClauseChange[] = []
  let total = 0
  let heading = ''
  walk(redline, { pos: 0, whole: null }, (block, pos, whole) => {
    total++
    if (block.type.name === 'heading') heading = blockText(block, 'clean') || heading
    const change = changeOf(block, whole)
    if (change) clauses.push({ ...change, heading: block.type.name === 'heading' ? '' : heading, pos })
  })
  const sum = (side: keyof WordCount): number => clauses.reduce((n, clause) => n + clause.words[side], 0)
  return { clauses, total, words: { added: sum('added'), removed: sum('removed') } }
}

type Whole = 'added' | 'removed' | null
type Visit = (block: Node, pos: number, whole: Whole) => void

/** Every textblock, with what happened to the table or row that it is in. */
function walk(node: Node, { pos, whole }: { pos: number; whole: Whole }, visit: Visit): void {
  node.forEach((child, offset) => {
    const at = pos + offset
    if (child.isTextblock) visit(child, at, whole)
    else walk(child, { pos: at + 1, whole: whole ?? wholeOf(child.attrs['trk']) }, visit)
  })
}

function wholeOf(tracking: unknown): Whole {
  const trk = tracking as MarkTracking | null | undefined
  return trk?.d ? 'removed' : trk?.i ? 'added' : null
}

function changeOf(block: Node, whole: Whole): Omit<ClauseChange, 'heading' | 'pos'> | null {
  const clause = block.attrs['bid'] as string | null
  const end = wholeOf(block.attrs['pm'])
  const parts = whole ? partsOfWhole(block, whole) : [...inlineParts(block), ...endParts(block)]
  const kind = whole ?? (end && parts.every((part) => part.kind === end) ? end : 'changed')
  if (kind === 'changed' && end) parts.push({ kind: end === 'added' ? 'split' : 'joined' })
  if (kind === 'changed' && parts.every((part) => part.kind === 'kept')) return null
  const count = (of: 'added' | 'removed'): number =>
    parts.reduce((n, part) => n + (part.kind === of ? wordsIn(part.text) : 0), 0)
  return {
    kind,
    clause: kind === 'added' ? null : clause,
    parts,
    words: { added: count('added'), removed: count('removed') },
  }
}

function wordsIn(text: string): number {
  return cutText(text).filter(isWord).length
}

function partsOfWhole(block: Node, kind: 'added' | 'removed'): Part[] {
  return [{ kind, text: blockText(block, 'all') }]
}

function inlineParts(block: Node): Part[] {
  const parts: Part[] = []
  block.forEach((child) => {
    const has = (name: string): boolean => child.marks.some((mark) => mark.type.name === name)
    const kind = has('del') ? 'removed' : has('ins') ? 'added' : 'kept'
    const text = textOf(child)
    const fmt = child.marks.find((mark) => mark.type.name === 'fmt')
    pushText(parts, kind, text)
    if (fmt) for (const wish of wishesIn(fmt.attrs['chg'] as Proposals)) pushWish(parts, { ...wish, text })
  })
  return parts
}

function textOf(node: Node): string {
  if (node.isText) return node.text!
  if (node.type.name === 'raw') return String(node.attrs['text'])
  if (node.type.name === 'image') return String(node.attrs['alt'])
  return node.type.spec.leafText?.(node) ?? ''
}

function pushText(parts: Part[], kind: 'kept' | 'removed' | 'added', text: string): void {
  const last = parts[parts.length - 1]
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text }
  else parts.push({ kind, text })
}

type Wish = Pick<Extract<Part, { kind: 'property' }>, 'key' | 'was' | 'value'>

function wishesIn(chg: Proposals): Wish[] {
  return chg.props.map(({ key, value }) => ({ key, value, was: chg.base[key] ?? null }))
}

/** A wish follows the text that it is for; the same wish for text that runs on is one. */
function pushWish(parts: Part[], wish: Wish & { text: string }): void {
  const [before, text] = [parts[parts.length - 2], parts[parts.length - 1]]
  if (
    before?.kind === 'property' &&
    text?.kind === 'kept' &&
    text.text === wish.text &&
    before.key === wish.key &&
    sameJson([before.was, before.value], [wish.was, wish.value])
  ) {
    parts.splice(-2, 2)
    pushText(parts, 'kept', text.text)
    parts.push({ kind: 'property', ...wish, text: before.text + wish.text })
  } else parts.push({ kind: 'property', ...wish })
}

function endParts(block: Node): Part[] {
  const chg = block.attrs['chg'] as Proposals | null
  return chg ? wishesIn(chg).map((wish) => ({ kind: 'property' as const, ...wish, text: '' })) : []
}
