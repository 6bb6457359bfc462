import type { CollationLog } from '../../../core/collation'
import type { Entry } from '../../../core/model'

/** One step. `way`: how it can be gone back on; null where it cannot, or was already. */
export interface HistoryLine {
  readonly entry: Entry
  readonly isVoid: boolean
  readonly way: 'undo' | 'redo' | null
}

/** What is answered by a further act and never taken back. */
const LASTING: ReadonlySet<string> = new Set(['statement', 'rule', 'reverse', 'publish', 'receipts'])

/** All steps, the last first. Undoing an undo is doing again what it undid. */
export function historyOf({ entries, voided }: Pick<CollationLog, 'entries' | 'voided'>): HistoryLine[] {
  return [...entries].reverse().map((entry) => {
    const isVoid = voided.has(entry.id)
    const { kind } = entry.act
    const way = isVoid || LASTING.has(kind) ? null : kind === 'undo' ? 'redo' : 'undo'
    return { entry, isVoid, way }
  })
}
