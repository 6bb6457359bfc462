import type { DueDate, Instant } from '../model'

const HOUR_MS = 3_600_000

/** The moment at which a due date's day is over where it was set; in UTC where that place is not known here. */
export function dueInstant({ date, zone }: DueDate): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`) + 24 * HOUR_MS
  const format = formatIn(zone)
  // Twice, since the offset at the guess may be that of before or after a change of the clocks.
  const guess = midnight - offsetAt(format, midnight)
  return new Date(midnight - offsetAt(format, guess)).toISOString()
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local - Math.floor(at / 60_000) * 60_000
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
  } as const
  try {
    return new Intl.DateTimeFormat('en', { ...parts, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...parts, timeZone: 'UTC' })
  }
}
