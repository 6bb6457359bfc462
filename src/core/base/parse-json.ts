import type { Json } from './canonical-json'
import { type Result, fail, ok } from './result'

const DEEPEST = 64

/**
 * JSON from outside, refused before it can harm: nesting deeper than 64, a `__proto__` member, a number that
 * is none, bytes that are not UTF-8. The failure says which, in a few words.
 */
export function parseJson(content: Uint8Array | string): Result<Json, string> {
  try {
    const text =
      typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (isTooDeep(text)) return fail('nested too deeply')
    return ok(JSON.parse(text, refuse) as Json)
  } catch (e) {
    return fail(e instanceof Error ? e.message.slice(0, 120) : 'unreadable')
  }
}

function refuse(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a member named __proto__')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new SyntaxError('a number out of range')
  return value
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inText) {
      if (c === 0x5c) i++
      else if (c === 0x22) inText = false
    } else if (c === 0x22) inText = true
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > DEEPEST) return true
    } else if (c === 0x7d || c === 0x5d) depth--
  }
  return false
}
