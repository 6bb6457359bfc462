import { performance } from 'node:perf_hooks'
import type { BackendEvent } from '../../contract'

const SILENT_MS = 1000
const BETWEEN_MS = 250

/** Tells how far an import is, once it takes longer than a second, and then not more often than is looked at. */
export function progressTeller(
  upload: string,
  tell: (event: BackendEvent) => void,
): (done: number, total: number) => void {
  let next = performance.now() + SILENT_MS
  return (done, total) => {
    if (performance.now() < next) return
    next = performance.now() + BETWEEN_MS
    tell({ kind: 'import.progressed', upload, done, total })
  }
}
