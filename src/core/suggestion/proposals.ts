import type { Mark } from 'prosemirror-model'
import { type Json, sameJson } from '../base'
import { type BlockProps, PROPERTY_KEYS, type Proposal, type Proposals, schema } from '../doc'
import type { Decide } from './types'
import type { Shared } from './tokens'

/** Everything about a token that can be proposed differently, by key; an absent key reads as null. */
export type Values = Readonly<Record<string, Json>>

/** The values that show: of a paragraph end its properties, of text its formatting. */
export function valuesOf(own: Shared): Values {
  if (own.props) return own.props as unknown as Values
  const values: Record<string, Json> = {}
  for (const mark of own.format) values[mark.type.name] = formatValue(mark)
  return values
}

function formatValue(mark: Mark): Json {
  return Object.keys(mark.attrs).length ? (mark.attrs as Json) : true
}

/** The token with these values showing, and nothing else changed. */
export function withValues(own: Shared, values: Values): Shared {
  if (own.props) return { ...own, props: { ...own.props, ...values } as BlockProps }
  const format: Mark[] = []
  for (const [name, value] of Object.entries(values)) {
    const type = schema.marks[name as 'strong']
    if (type && value !== null && value !== false)
      format.push(type.create(value === true ? null : (value as object)))
  }
  return { ...own, format }
}

/** The values that the base has: what shows once every proposal is rejected. */
export function baseValues(own: Shared): Values {
  return own.chg ? { ...valuesOf(own), ...own.chg.base } : valuesOf(own)
}

/** The keys under which two tokens show different values. */
export function changedKeys(a: Shared, b: Shared): string[] {
  const [x, y] = [valuesOf(a), valuesOf(b)]
  const keys = a.props ? PROPERTY_KEYS : [...new Set([...Object.keys(x), ...Object.keys(y)])]
  return keys.filter((key) => !sameJson(x[key] ?? null, y[key] ?? null))
}

/**
 * One author's wish that `key` show `value`. A later wish of the same author replaces the earlier; a wish that
 * leaves nothing to decide takes the key out of discussion.
 */
export function propose(
  chg: Proposals | null,
  wish: { key: string; was: Json; value: Json; id: string },
  isMine: (id: string) => boolean,
): Proposals | null {
  const { key, value, id } = wish
  const base = chg?.base[key] !== undefined ? chg.base[key] : wish.was
  const rest = (chg?.props ?? []).filter((p) => p.key !== key || !isMine(p.id))
  const others = rest.filter((p) => p.key === key)
  const shows = others.length ? others[others.length - 1]!.value : base
  const props: Proposal[] = sameJson(shows, value) ? rest : [...rest, { id, key, value }]
  return compact({ ...chg?.base, [key]: base }, props)
}

/** Decides proposals: an accepted one becomes the base value and retires the earlier ones on its key. */
export function decideProposals(own: Shared, decide: Decide): Shared {
  if (!own.chg) return own
  const base: Record<string, Json> = { ...own.chg.base }
  let props: Proposal[] = []
  for (const p of own.chg.props) {
    const verdict = decide(p.id)
    if (verdict === 'accept') {
      base[p.key] = p.value
      props = props.filter((q) => q.key !== p.key)
    } else if (verdict !== 'reject') {
      props.push(p)
    }
  }
  if (props.length === own.chg.props.length) return own
  const shown: Record<string, Json> = { ...valuesOf(own) }
  for (const key of Object.keys(base)) {
    const last = props.filter((p) => p.key === key).at(-1)
    shown[key] = last ? last.value : base[key]!
  }
  return { ...withValues(own, shown), chg: compact(base, props) }
}

function compact(base: Readonly<Record<string, Json>>, props: readonly Proposal[]): Proposals | null {
  if (!props.length) return null
  const kept: Record<string, Json> = {}
  for (const key of Object.keys(base).sort()) if (props.some((p) => p.key === key)) kept[key] = base[key]!
  return { base: kept, props }
}
