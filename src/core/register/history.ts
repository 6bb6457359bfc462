import type { HistoryLine } from '../model'
import type { Turn } from './types'

/** A line of history: what one entry made of one field. */
export function lineOf(
  { entry }: Turn,
  field: string,
  old: HistoryLine['old'],
  value: HistoryLine['new'],
): HistoryLine {
  return { entry: entry.id, at: entry.at, by: entry.by, field, old, new: value }
}
