import type { Adapter } from 'lowdb'

/**
 * The journal as a lowdb adapter: reading recovers, writing snapshots. Single entries never go through
 * `Low.write`, which would cost the whole state; they go through `JournalStore.commit`.
 */
export function journalAdapter<State>(
  read: () => Promise<State | null>,
  snapshot: () => Promise<void>,
): Adapter<State> {
  return { read, write: snapshot }
}
