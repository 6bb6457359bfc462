import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PositionPlace, logOf, placedPositions } from '../../../src/core/collation'
import type { Target } from '../../../src/core/model'
import { entry } from '../../support/collation-acts'

const target = (from: number, to: number, property: string | null = null): Target => ({
  kind: 'cluster',
  cluster: `${from}-${to}` as never,
  class: 'conflict',
  extent: { flow: 'body', from, to, property },
})
const place = (from: number, to: number): PositionPlace => ({ id: `${from}-${to}`, target: target(from, to) })
const thread: Target = { kind: 'thread', thread: 't1' as never }

type Says = readonly [group: string, on: Target | null, stance?: string]
const logWith = (says: readonly Says[]) =>
  logOf(
    says.map(([group, on, stance = 'object'], i) =>
      entry(`e${i}`, i + 1, { kind: 'position', group, on, stance, reason: 'risk' }),
    ),
  )

/** Who says what where, in short. */
function told(says: readonly Says[], places: readonly PositionPlace[]) {
  const { at, whole, apart } = placedPositions(logWith(says), places)
  const words = (list: readonly { act: { group: string; stance: string } }[]): string =>
    list.map(({ act }) => `${act.group} ${act.stance}`).join(', ')
  return {
    at: Object.fromEntries([...at].map(([id, list]) => [id, words(list)])),
    whole: words(whole),
    apart: apart.map(({ positions }) => words(positions)),
  }
}

describe('placedPositions', () => {
  test.each<[string, Says[], PositionPlace[], ReturnType<typeof told>]>([
    [
      'the place as it was',
      [['Legal', target(4, 8)]],
      [place(4, 8), place(0, 2)],
      { at: { '4-8': 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a place that a late review widened',
      [['Legal', target(4, 8)]],
      [place(0, 12)],
      { at: { '0-12': 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a place that is smaller again',
      [['Legal', target(0, 12)]],
      [place(4, 8)],
      { at: { '4-8': 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a gap that became a stretch',
      [['Legal', target(4, 4)]],
      [place(4, 8)],
      { at: { '4-8': 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a place that fell apart',
      [['Legal', target(0, 12)]],
      [place(0, 2), place(8, 12), place(20, 22)],
      { at: { '0-2': 'Legal object', '8-12': 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a place that only touches is another',
      [['Legal', target(4, 8)]],
      [place(8, 12)],
      { at: {}, whole: '', apart: ['Legal object'] },
    ],
    [
      'a property is another place than its text',
      [['Legal', target(4, 8, 'heading')]],
      [place(4, 8)],
      { at: {}, whole: '', apart: ['Legal object'] },
    ],
    [
      'a place that nobody wants to change any more',
      [
        ['Legal', target(4, 8)],
        ['Trust', target(4, 8), 'agree'],
      ],
      [],
      { at: {}, whole: '', apart: ['Legal object, Trust agree'] },
    ],
    [
      'a thread',
      [['Legal', thread]],
      [{ id: 't', target: thread }],
      { at: { t: 'Legal object' }, whole: '', apart: [] },
    ],
    [
      'a thread that is gone',
      [['Legal', thread]],
      [place(4, 8)],
      { at: {}, whole: '', apart: ['Legal object'] },
    ],
    [
      'the whole',
      [
        ['Legal', null],
        ['Legal', null, 'agree'],
      ],
      [place(4, 8)],
      { at: {}, whole: 'Legal agree', apart: [] },
    ],
    [
      'an exact place never drifts to one that covers it',
      [['Legal', target(4, 8)]],
      [place(0, 12), place(4, 8)],
      { at: { '4-8': 'Legal object' }, whole: '', apart: [] },
    ],
  ])('%s', (_name, says, places, expected) => {
    expect(told(says, places)).toEqual(expected)
  })

  test('a later word of a group on all of the place holds; on a part of it, both do', () => {
    const wide = [place(0, 12)]
    expect(
      told(
        [
          ['Legal', target(4, 8)],
          ['Legal', target(0, 12), 'agree'],
        ],
        wide,
      ).at,
    ).toEqual({ '0-12': 'Legal agree' })
    expect(
      told(
        [
          ['Legal', target(0, 12)],
          ['Legal', target(4, 8), 'agree'],
        ],
        [place(4, 8)],
      ).at,
    ).toEqual({ '4-8': 'Legal agree' })
    expect(
      told(
        [
          ['Legal', target(4, 8)],
          ['Trust', target(0, 12), 'agree'],
        ],
        wide,
      ).at,
    ).toEqual({ '0-12': 'Legal object, Trust agree' })
    expect(
      told(
        [
          ['Legal', target(0, 4)],
          ['Legal', target(8, 12), 'agree'],
        ],
        wide,
      ).at,
    ).toEqual({ '0-12': 'Legal object, Legal agree' })
    // Said of the narrow place, then of the wide one, which is gone again: the later word holds.
    expect(
      told(
        [
          ['Legal', target(4, 8)],
          ['Legal', target(0, 12), 'agree'],
        ],
        [place(4, 8)],
      ).at,
    ).toEqual({ '4-8': 'Legal agree' })
  })

  test('no position is lost: one that gave way did so to a later one of its group at that place', () => {
    const spans = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    const says = fc.array(fc.tuple(fc.constantFrom('Legal', 'Trust'), fc.option(spans)), { maxLength: 8 })
    fc.assert(
      fc.property(says, fc.array(spans, { maxLength: 5 }), (all, spots) => {
        const log = logWith(all.map(([group, span]) => [group, span && target(...span)]))
        const { at, whole, apart } = placedPositions(
          log,
          spots.map((span) => place(...span)),
        )
        const listed = new Set([...at.values(), whole, ...apart.map((one) => one.positions)].flat())
        for (const position of log.positions.filter((one) => !listed.has(one)))
          expect(
            [...at.values()]
              .flat()
              .some((one) => one.act.group === position.act.group && one.seq > position.seq),
          ).toBe(true)
      }),
    )
  })
})
