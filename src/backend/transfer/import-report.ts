import type { ImportItem, ImportReport, Problem } from '../../core/model'

/** A file that was refused as a whole: one item that says why. Nothing was changed. */
export function refusedReport(file: string, what: ImportReport['what'], problem: Problem): ImportReport {
  const item: ImportItem = {
    kind: 'file',
    name: problem.detail || file,
    outcome: 'refused',
    reason: problem.code,
    count: 1,
  }
  return { file, what, accepted: false, items: [item] }
}
