import { describe, expect, it } from 'vitest'
import { daysLeft, dueGroup, localDate } from '../../../src/renderer/store/due'

describe('due dates', () => {
  it.each([
    ['2026-11-22', -1, 'overdue'],
    ['2026-11-23', 0, 'week'],
    ['2026-11-29', 6, 'week'],
    ['2026-11-30', 7, 'later'],
    ['2027-03-28', 125, 'later'],
    ['', null, 'none'],
    ['2026-13-40', null, 'none'],
    [undefined, null, 'none'],
  ] as const)('%s', (due, days, group) => {
    expect(daysLeft(due, '2026-11-23')).toBe(days)
    expect(dueGroup(due, '2026-11-23')).toBe(group)
  })
  it('takes the date where the computer stands', () => {
    expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  })
})
