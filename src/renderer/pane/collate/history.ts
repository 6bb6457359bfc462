import type { CollationLog } from '../../../core/collation'
import { type Entry, type EntryId, isKnown } from '../../../core/model'

/** One step. `way`: how it can be gone back on; null where it cannot, or was already. */
export interface HistoryLine {
  readonly entry: Entry
  readonly isVoid: boolean
  readonly way: 'undo' | 'redo' | null
}

export type Find = (id: EntryId) => Entry | undefined

export function finderOf(entries: readonly Entry[]): Find {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return (id) => byId.get(id)
}

/**
 * The step that an undo is about in the end, and whether it takes it back: undoing an undo does again what it undid.
 * Any other entry is its own step. Null where no step is known.
 */
export function stepOf(
  entry: Entry,
  find: Find,
): { readonly step: Entry | null; readonly isUndone: boolean } {
  const seen = new Set<EntryId>()
  let isUndone = false
  let step: Entry | undefined = entry
  while (step && isUndo(step) && !seen.has(step.id)) {
    seen.add(step.id)
    isUndone = !isUndone
    step = find(step.act.entry)
  }
  return { step: step && !isUndo(step) ? step : null, isUndone }
}

/** The last undo of one's own that stands, if since then there was nothing but doing again; else null. */
export function lastUndoOf(
  { entries, voided }: Pick<CollationLog, 'entries' | 'voided'>,
  person: string,
): Entry | null {
  const find = finderOf(entries)
  const own = entries.filter(({ id, by }) => by.id === person && !voided.has(id))
  const last = own.filter((entry) => !isUndo(entry) || stepOf(entry, find).isUndone).at(-1)
  return last && isUndo(last) ? last : null
}

type Undo = Entry & { readonly act: { readonly kind: 'undo'; readonly entry: EntryId } }

function isUndo(entry: Entry): entry is Undo {
  return isKnown(entry.act) && entry.act.kind === 'undo'
}

/** What is answered by a further act and never taken back. */
const LASTING: ReadonlySet<string> = new Set(['statement', 'rule', 'reverse', 'publish', 'receipts'])

/** All steps, the last first. Undoing an undo is doing again what it undid. */
export function historyOf({ entries, voided }: Pick<CollationLog, 'entries' | 'voided'>): HistoryLine[] {
  const find = finderOf(entries)
  return [...entries].reverse().map((entry) => {
    const isVoid = voided.has(entry.id)
    const { kind } = entry.act
    const way = isVoid || LASTING.has(kind) ? null : stepOf(entry, find).isUndone ? 'redo' : 'undo'
    return { entry, isVoid, way }
  })
}
