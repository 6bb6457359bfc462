import { describe, expect, test } from 'vitest'
import type { PackRow, ReviewRow } from '../../../src/contract'
import { lastReviewed } from '../../../src/renderer/store/last-reviewed'

function pack(version: number, over: Partial<Record<keyof PackRow, unknown>> = {}): PackRow {
  return {
    pack: 'gifts',
    digest: String(version).repeat(64),
    version: `v${version}`,
    importedAt: `2026-01-0${version}T00:00:00.000Z`,
    documents: [],
    reviews: [],
    ...(version > 1 ? { previous: String(version - 1).repeat(64) } : {}),
    ...over,
  } as unknown as PackRow
}

const review = (id: string, state: ReviewRow['state'], mine = true): ReviewRow =>
  ({ review: id, mine, state, updatedAt: `2026-02-0${id.length}T00:00:00.000Z` }) as unknown as ReviewRow

describe('the version last reviewed', () => {
  const now = pack(4)
  const found = (packs: readonly PackRow[]): unknown => {
    const last = lastReviewed([...packs, now], now)
    return last && [last.pack.version, last.review.review]
  }

  test.each<[string, PackRow[], unknown]>([
    ['none where nothing was reviewed', [pack(1), pack(2), pack(3)], null],
    [
      'is found over several versions',
      [pack(1, { reviews: [review('a', 'handed-back')] }), pack(2), pack(3)],
      ['v1', 'a'],
    ],
    [
      'is one handed back rather than a nearer one in work',
      [pack(2, { reviews: [review('a', 'changed-since')] }), pack(3, { reviews: [review('bb', 'in-work')] })],
      ['v2', 'a'],
    ],
    [
      'is one in work where none was handed back, and never another person’s',
      [
        pack(2, { reviews: [review('a', 'in-work')] }),
        pack(3, { reviews: [review('b', 'handed-back', false)] }),
      ],
      ['v2', 'a'],
    ],
    [
      'is the latest review of its version',
      [pack(3, { reviews: [review('a', 'handed-back'), review('bb', 'handed-back')] })],
      ['v3', 'bb'],
    ],
    [
      'is found by time where the chain has a hole',
      [
        pack(1, { reviews: [review('a', 'handed-back')] }),
        pack(2, { reviews: [review('bb', 'handed-back')] }),
      ],
      ['v2', 'bb'],
    ],
    ['is never of another pack', [pack(3, { pack: 'else', reviews: [review('a', 'handed-back')] })], null],
  ])('%s', (_, packs, expected) => expect(found(packs)).toEqual(expected))

  test('a circle of versions ends', () => {
    const circle = [pack(1, { previous: '2'.repeat(64) }), pack(2)]
    expect(lastReviewed(circle, circle[1]!)).toBeNull()
  })
})
