const DAY_MS = 86_400_000

/** Which of the library's groups a due date (`YYYY-MM-DD`) falls into on a local date. */
export function dueGroup(due: string | undefined, today: string): 'overdue' | 'week' | 'later' | 'none' {
  const days = daysLeft(due, today)
  if (days === null) return 'none'
  if (days < 0) return 'overdue'
  return days < 7 ? 'week' : 'later'
}

/** Whole days from one calendar date to the other; null when there is no due date or it is none. */
export function daysLeft(due: string | undefined, today: string): number | null {
  const days = (Date.parse(`${due ?? ''}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS
  return Number.isNaN(days) ? null : days
}

/** The calendar date where this computer stands. */
export function localDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
