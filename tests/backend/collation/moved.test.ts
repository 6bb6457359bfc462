import { expect, test } from 'vitest'
import { mattersOf } from '../../../src/core/collation'
import { zipped } from '../support/desk'
import { smallPack } from '../support/pack'
import { foldedNow, gather, handbackOf, reviewer, specialist } from '../support/round'
import { beginAgain } from '../support/work'

const next = smallPack('v2', '- Three\n', '- Drei\n', smallPack())

/** A reviewer hands back on the old version, moves the review to the next one and hands back again. */
async function movedHandbacks() {
  const ana = await reviewer('Ana')
  await ana.type('Bitte: ')
  const old = await ana.handBack()
  await ana.at.bring(zipped('next.stetpack', next.files))
  const mine = await beginAgain(ana.at.client, smallPack())
  const moved = await ana.at.client['review.rebase']({ review: mine.head.id, digest: next.digest })
  const { ticket, name } = await ana.at.client['handback.create']({ reviews: [moved.head.id] })
  return { old, moved: { name, bytes: await ana.at.fetch(ticket) } }
}

test.each(['the old one first', 'the moved one first'])(
  'who moved a review counts once: %s',
  async (order) => {
    const { old, moved } = await movedHandbacks()
    const { at, collation } = await specialist(next)
    await at.bring(zipped('old.stetpack', smallPack().files))
    const files = order.startsWith('the old') ? [old, moved] : [moved, old]
    const { lines, state } = await gather(at.client, collation, [
      ...files,
      await handbackOf('Ben', 'Bitte: '),
    ])
    expect(lines.slice(0, 2).map(({ outcome, reason }) => [outcome, reason])).toEqual(
      order.startsWith('the old')
        ? [
            ['rebased', undefined],
            ['updated', undefined],
          ]
        : [
            ['added', undefined],
            ['already-there', 'newer-here'],
          ],
    )
    const { folded, log } = await foldedNow(at.client, state.head.id)
    expect(folded.heads.map(({ reviewer: { name } }) => name).sort()).toEqual(['Ana', 'Ben'])
    expect(
      mattersOf(folded, log).flatMap(({ wishes }) => wishes.map(({ supporters }) => supporters.length)),
    ).toEqual([2])
    const again = await gather(at.client, collation, files)
    expect(again.lines.map(({ outcome }) => outcome)).toEqual(['already-there', 'already-there'])
  },
)
