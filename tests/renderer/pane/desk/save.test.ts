import { describe, expect, it } from 'vitest'
import { type Client, Refusal, ReviewOps } from '../../../../src/contract'
import { docOf, schema } from '../../../../src/core/doc'
import { ReviewHead, ReviewId, type ReviewOp, problem } from '../../../../src/core/model'
import { type Review, applyOps, beginReview, toState } from '../../../../src/core/review'
import { makeSave } from '../../../../src/renderer/pane/desk/save'

const AT = '2026-11-20T10:00:00.000Z'
const LATER = '2026-11-20T10:00:09.000Z'
const head = ReviewHead.parse({
  id: 'review-1',
  pack: 'gifting',
  packVersion: 'v1',
  packDigest: 'a'.repeat(64),
  document: 'gifting-policy',
  locale: 'ar',
  base: 'b'.repeat(64),
  author: { id: 'ana', name: 'Ana' },
  createdAt: AT,
})
const review = ReviewId.parse('review-1')
const base = docOf([
  schema.nodes.paragraph.create({ bid: 'c1' }, schema.text('Cash is never a gift.')),
  schema.nodes.paragraph.create({ bid: 'c2' }, schema.text('Ask first.')),
])

const clause = (id: string, value = 'reviewed') =>
  ({ kind: 'clause', clauses: [id], state: { value, author: 'ana', at: AT } }) as unknown as ReviewOp

/** A backend with one review; `lose` loses the answers of that many saves after they are on disk. */
function backend(lose = 0) {
  const held: { stored: Review; lose: number } = {
    stored: beginReview({ head, base, replica: 'r1' }),
    lose,
  }
  const calls: { name: string; chars: number }[] = []
  let uploaded = ''
  const take = (rev: number, ops: readonly ReviewOp[]): Promise<{ rev: number }> => {
    if (rev !== held.stored.rev) return Promise.reject(new Refusal(problem('stale-rev', '')))
    const next = applyOps(
      held.stored,
      ops.map((op) => ({ op, at: LATER })),
    )
    if (!next.ok) return Promise.reject(new Refusal(next.problem))
    held.stored = next.value
    if (held.lose-- > 0) return Promise.reject(new Refusal(problem('unreachable', '')))
    return Promise.resolve({ rev: next.value.rev })
  }
  const client = {
    'review.save': (asked) => {
      calls.push({ name: 'review.save', chars: JSON.stringify(asked).length })
      return take(asked.rev, asked.ops)
    },
    'review.save-upload': ({ rev }) => take(rev, ReviewOps.parse(JSON.parse(uploaded))),
    'review.read': () => Promise.resolve(toState(held.stored)),
    'upload.start': () => Promise.resolve({ upload: 'u-1' }),
    'upload.append': (asked) => {
      calls.push({ name: 'upload.append', chars: JSON.stringify(asked).length })
      uploaded += Buffer.from(asked.bytes, 'base64').toString('latin1')
      return Promise.resolve({ received: 0 })
    },
    'upload.cancel': () => Promise.resolve({}),
  } satisfies Partial<Client>
  return { client, calls, held, take }
}

describe('saving', () => {
  it('counts a save whose answer was lost when all of it is on disk', async () => {
    const { client, held } = backend(1)
    const save = makeSave(client, review, held.stored)
    await expect(save(0, [clause('c1')])).rejects.toThrow('unreachable')
    expect(await save(0, [clause('c1')])).toEqual({ rev: 1 })
  })

  it('does not take the work of another window for its own because the text is the same', async () => {
    const { client, held, take } = backend()
    const save = makeSave(client, review, held.stored)
    await take(0, [clause('c2', 'flagged')])
    await expect(save(0, [clause('c1')])).rejects.toThrow('stale-rev')
  })

  it('goes on after a handback that the backend has noted', async () => {
    const { client, held, take } = backend()
    const save = makeSave(client, review, held.stored)
    await save(0, [clause('c1')])
    const noted = { kind: 'handed-back', at: LATER, digest: 'c'.repeat(64) } as unknown as ReviewOp
    await take(1, [noted])
    expect(await save(1, [clause('c2')])).toEqual({ rev: 3 })
    expect([...held.stored.clauses.keys()]).toEqual(['c1', 'c2'])
    expect(await save(3, [clause('c2', 'flagged')])).toEqual({ rev: 4 })
  })

  it('sends what is too long for one request in pieces', async () => {
    const { client, calls, held } = backend()
    const save = makeSave(client, review, held.stored)
    const ops = Array.from({ length: 5000 }, () => clause('c1'))
    ops[0] = {
      kind: 'clause',
      clauses: Array(60_000).fill('c2'),
      state: { value: 'reviewed', author: 'ana', at: AT },
    } as unknown as ReviewOp
    expect(await save(0, ops)).toEqual({ rev: 5000 })
    expect(calls.map(({ name }) => name)).toEqual(['upload.append', 'upload.append'])
    expect(Math.max(...calls.map(({ chars }) => chars))).toBeLessThan(1 << 20)
  })
})
