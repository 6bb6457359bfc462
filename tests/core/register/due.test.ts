import { expect, it } from 'vitest'
import { dueInstant } from '../../../src/core/register'

it.each([
  ['2026-12-01', 'UTC', '2026-12-02T00:00:00.000Z'],
  ['2026-12-01', 'Asia/Tokyo', '2026-12-01T15:00:00.000Z'],
  ['2026-12-01', 'America/Sao_Paulo', '2026-12-02T03:00:00.000Z'],
  ['2026-12-01', 'Asia/Kolkata', '2026-12-01T18:30:00.000Z'],
  ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-12-01', 'Moon/Base', '2026-12-02T00:00:00.000Z'],
])('%s in %s is over at %s', (date, zone, instant) => {
  expect(dueInstant({ date, zone })).toBe(instant)
})
