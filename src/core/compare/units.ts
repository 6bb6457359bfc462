import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../base'
import { isWordChar } from '../suggestion'

/**
 * The smallest thing a comparison keeps or strikes: a word, a character of a script without spaces, a run of white
 * space, one punctuation mark, a leaf, a paragraph end.
 */
export interface Unit {
  /** Units with one key read the same; their formatting may differ. */
  readonly key: string
  readonly kind: 'word' | 'char' | 'space' | 'sign' | 'leaf' | 'end'
  /** In tokens: UTF-16 units of text, one for a leaf or an end. */
  readonly size: number
}

export const END: Unit = { key: '\u0000end', kind: 'end', size: 1 }

const known = new WeakMap<Node, readonly Unit[]>()

/** The units of a textblock, without its end; kept by node. */
export function unitsOf(block: Node): readonly Unit[] {
  let units = known.get(block)
  if (!units) known.set(block, (units = cutBlock(block)))
  return units
}

function cutBlock(block: Node): Unit[] {
  const out: Unit[] = []
  let text = ''
  const flush = (): void => {
    for (const unit of cutText(text)) out.push(unit)
    text = ''
  }
  block.forEach((child) => {
    if (child.isText) text += child.text!
    else {
      flush()
      out.push({ key: leafKey(child), kind: 'leaf', size: child.nodeSize })
    }
  })
  flush()
  return out
}

/** Says a leaf as a key that no text can be. */
export function leafKey(leaf: Node): string {
  return `\u0000${leaf.type.name}${canonicalJson(leaf.attrs)}`
}

/** Cuts a text into units. Which characters make a word is a fixed table: dictionaries differ between machines. */
export function cutText(text: string): Unit[] {
  const out: Unit[] = []
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at)
    let end = clusterEnd(text, at)
    if (kind === 'space') while (end < text.length && kindAt(text, end) === 'space') end++
    else if (kind === 'word')
      while (end < text.length && (kindAt(text, end) === 'word' || insideNumber(text, end)))
        end = clusterEnd(text, end)
    const key = text.slice(at, end)
    out.push({ key, kind, size: key.length })
    at = end
  }
  return out
}

function kindAt(text: string, at: number): 'word' | 'char' | 'space' | 'sign' {
  const code = text.codePointAt(at)!
  const char = String.fromCodePoint(code)
  if (/\s/u.test(char)) return 'space'
  if (code > 0xffff) {
    if (code >= 0x20000 && code < 0x40000) return 'char'
    return /[\p{L}\p{N}]/u.test(char) ? 'word' : 'sign'
  }
  if (isWordChar(char)) return 'word'
  return /[\p{L}\p{M}\p{N}]/u.test(char) ? 'char' : 'sign'
}

/** "1,000.50" is one number. */
function insideNumber(text: string, at: number): boolean {
  const digit = (char: string | undefined): boolean => char !== undefined && /\p{Nd}/u.test(char)
  return /[.,:\u066B\u066C]/u.test(text[at]!) && digit(text[at - 1]) && digit(text[at + 1])
}

// Marks, joiners, variation selectors and skin tones stay with what they stand on; so do Thai and Lao AM.
// One alternative each: beside one another the joiner and the skin tones would read as one picture.
const CONTINUES = /^(?:\p{M}|[\u200C\u00AD\u0E33\u0EB3]|\u200D|\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}])/u
/** Signs that bind the next letter into one shape: the viramas of India, Myanmar and Cambodia, and the joiner. */
const BINDS = /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u1039\u17D2\u200D]$/u
const FLAG = /^[\u{1F1E6}-\u{1F1FF}]/u

/** Where the character that begins at `at` ends, with everything that must not be torn from it. */
export function clusterEnd(text: string, at: number): number {
  const first = charAt(text, at)
  let end = at + first.length
  if (FLAG.test(first) && FLAG.test(charAt(text, end))) end += 2
  while (end < text.length) {
    const next = charAt(text, end)
    const bound = BINDS.test(text[end - 1]!) && !/\s/u.test(next)
    if (!bound && !CONTINUES.test(next)) break
    end += next.length
  }
  return end
}

function charAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : ''
}

/** A text as its characters, none torn. */
export function clustersOf(text: string): string[] {
  const out: string[] = []
  for (let at = 0; at < text.length;) {
    const end = clusterEnd(text, at)
    out.push(text.slice(at, end))
    at = end
  }
  return out
}

export function isWord(unit: Unit): boolean {
  return unit.kind === 'word' || unit.kind === 'char'
}
