import type { Cluster } from '../../../core/merge'
import type { Json } from '../../../core/base'

/** The value that the base has for the property of a place: of a paragraph or of its first character. */
export function baseValue({ base, property }: Pick<Cluster, 'base' | 'property'>): Json {
  const [first] = base
  if (!first || property === null) return null
  if (first.end !== undefined) return (first.end as Readonly<Record<string, Json>>)[property] ?? null
  const mark = (first.marks as readonly { type: string; attrs?: Json }[] | undefined)?.find(
    ({ type }) => type === property,
  )
  return mark ? (mark.attrs ?? true) : null
}
