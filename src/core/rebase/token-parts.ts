import type { Json } from '../base'
import { type Token, runOf } from '../suggestion'
import type { Added } from './canvas'
import { structureOf } from './structure'

/** The suggestions that propose other properties of a token. */
export function proposers(token: Token): string[] {
  return token.own.chg?.props.map((p) => p.id) ?? []
}

/** The threads that hang on a token. */
export function threadsOf(token: Token): string[] {
  return token.own.cmts.map((mark) => String(mark.attrs['id']))
}

/** A token that the review inserted, as it is. */
export function addedOf(token: Token, ins: readonly string[]): Added {
  const { del, chg } = token.own
  return { run: runOf(token, 'base'), ins, del, props: chg?.props ?? [], threads: threadsOf(token) }
}

/** A base token that is not in the new text, as new text. */
export function againOf(token: Token, ins: readonly string[]): Added {
  const run = token.kind === 'table' ? structureOf(token) : runOf(token, 'shown')
  return { run, ins, del: null, props: [], threads: threadsOf(token) }
}

/** The value of a property, of a paragraph end or of formatting, that shows. */
export function valueOf(token: Token, key: string): Json {
  const { props, format } = token.own
  if (props) return ((props as unknown as Record<string, Json>)[key] ?? null) as Json
  const mark = format.find((m) => m.type.name === key)
  if (!mark) return null
  return Object.keys(mark.attrs).length ? (mark.attrs as Json) : true
}
