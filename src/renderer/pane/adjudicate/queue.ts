import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type CollationRow, Refusal } from '../../../contract'
import { type Dispute, logOf, waitingFor } from '../../../core/collation'
import { type CollationHead, type Problem, problem } from '../../../core/model'
import { client, listen } from '../../api'
import { sameName } from './same-name'

/** A dispute with the collation that it belongs to. */
export interface DisputeRow {
  readonly head: CollationHead
  readonly dispute: Dispute
}

export interface Queue {
  /** Null until it was read once. */
  readonly rows: readonly DisputeRow[] | null
  readonly collations: readonly CollationRow[]
  readonly failure: Problem | null
}

export type QueueFilter = 'open' | 'mine' | 'closed'

export const queueStore = createStore<Queue>(() => ({ rows: null, collations: [], failure: null }))

export function useQueue<T>(select: (queue: Queue) => T): T {
  return useStore(queueStore, select)
}

/** Keeps the queue as it is on disk while the screen is there. */
export function useQueueUpkeep(): void {
  useEffect(() => {
    void readQueue()
    return listen((event) => {
      if (event.kind === 'collation.changed' || event.kind === 'library.changed') void readQueue()
    })
  }, [])
}

let turn = 0

/** Reads the disputes of all collations; a later reading overtakes an earlier one. */
export async function readQueue(): Promise<void> {
  const own = ++turn
  try {
    const { collations } = await client['collation.list']({})
    const rows = await Promise.all(collations.map(readDisputes))
    if (own === turn) queueStore.setState({ rows: rows.flat(), collations, failure: null })
  } catch (error) {
    if (!(error instanceof Refusal)) reportError(error)
    const failure = error instanceof Refusal ? error.problem : problem('bug', 'collation.list')
    if (own === turn) queueStore.setState({ failure })
  }
}

async function readDisputes({ head: { id } }: CollationRow): Promise<DisputeRow[]> {
  const { head, entries } = await client['collation.read']({ collation: id })
  return logOf(entries).disputes.map((dispute) => ({ head, dispute }))
}

/** What the filter lets through: what is due first, then what was referred first; of closed ones the last first. */
export function filterQueue(rows: readonly DisputeRow[], filter: QueueFilter, me: string): DisputeRow[] {
  const found = rows.filter(({ dispute }) => {
    if (filter === 'closed') return dispute.stage === 'closed'
    return dispute.stage !== 'closed' && (filter === 'open' || isMine(dispute, me))
  })
  const key = ({ dispute: { due, referredAt } }: DisputeRow): string => `${due ?? '9999'} ${referredAt}`
  const sorted = found.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return filter === 'closed' ? sorted.reverse() : sorted
}

/** Whether this person is waited for, by the name that they go by. */
export function isMine(dispute: Dispute, me: string): boolean {
  return waitingFor(dispute).some((name) => sameName(name, me))
}
