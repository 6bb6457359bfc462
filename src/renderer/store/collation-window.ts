import { useStore } from 'zustand'
import type { Matter } from '../../core/collation'
import { client, listen } from '../api'
import { runInWorker } from '../worker'
import { type CollationState, makeCollationStore } from './collation'
import { type CollationImportState, makeCollationImportStore } from './collation-import'
import type { OpenCollation } from './collation-open'

/** The collation of this window; fetched with the first screen that wants it, never at the start. */
export const collationStore = makeCollationStore(client, runInWorker)
export const collationImportStore = makeCollationImportStore(client, collationStore)

listen((event) => {
  collationStore.hear(event)
  collationImportStore.hear(event)
})

export function useCollation<T>(select: (state: CollationState) => T): T {
  return useStore(collationStore, select)
}

export function useCollationImport<T>(select: (state: CollationImportState) => T): T {
  return useStore(collationImportStore, select)
}

/** The open collation; only below a screen that has made sure that one is open. */
export function useOpen<T>(select: (open: OpenCollation) => T): T {
  return useStore(collationStore, ({ open }) => {
    if (!open) throw new Error('no collation is open')
    return select(open)
  })
}

export function useMatter(id: string | null): Matter | null {
  return useOpen(({ byId }) => (id === null ? null : (byId.get(id) ?? null)))
}
