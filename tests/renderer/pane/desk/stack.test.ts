import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackCards } from '../../../../src/renderer/pane/desk/stack'

test('the open card stands at its line and the others give way', () => {
  const cards = [
    { key: 'a', top: 100, height: 50 },
    { key: 'b', top: 110, height: 50 },
    { key: 'c', top: 120, height: 50 },
  ]
  expect(Object.fromEntries(stackCards(cards, null))).toEqual({ a: 100, b: 158, c: 216 })
  expect(Object.fromEntries(stackCards(cards, 'b'))).toEqual({ a: 52, b: 110, c: 168 })
})

test('cards never overlap and keep their order', () => {
  const card = fc.record({
    top: fc.integer({ min: 0, max: 3000 }),
    height: fc.integer({ min: 20, max: 300 }),
  })
  fc.assert(
    fc.property(fc.array(card, { maxLength: 30 }), fc.nat(30), (raw, open) => {
      const cards = raw.sort((a, b) => a.top - b.top).map((one, i) => ({ key: String(i), ...one }))
      const places = stackCards(cards, String(open))
      cards.slice(1).forEach((one, i) => {
        const above = cards[i]!
        expect(places.get(one.key)!).toBeGreaterThanOrEqual(places.get(above.key)! + above.height)
      })
      for (const top of places.values()) expect(Number.isFinite(top)).toBe(true)
    }),
  )
})
