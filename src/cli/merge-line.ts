import type { ImportLine } from '../core/model'

/** The line of one review or file for people: the word of the import report, the file, and what came in or why not. */
export function lineText({
  file,
  outcome,
  reason,
  detail,
  reviewer,
  changes,
  threads,
  verdicts,
}: ImportLine): string {
  const why = [reason, detail].filter(Boolean).join(': ')
  const how = Object.entries(verdicts ?? {}).map(([verdict, n]) => `${verdict} ${n}`)
  const counts = changes === undefined ? [] : [`${changes} changes`, `${threads ?? 0} threads`]
  const said = [...(reviewer ? [reviewer] : []), ...counts, ...how, ...(why ? [why] : [])].join(', ')
  return `  ${outcome}  ${file}${said ? `: ${said}` : ''}`
}
