import { describe, expect, test } from 'vitest'
import { logOf } from '../../../src/core/collation'
import type { CollationState, Digest, ImportLine } from '../../../src/core/model'
import { type Mailed, gather, handbackOf, reviewer, specialist } from '../support/round'
import { smallPack } from '../support/pack'
import { zipped } from '../support/desk'
import { writeZip } from '../../../src/backend/archive'

const outcomes = (lines: readonly ImportLine[]): string[] =>
  lines.map(({ outcome, reason }) => (reason ? `${outcome} ${reason}` : outcome))

const live = (state: CollationState): Digest[] => [...logOf(state.entries).revisions].sort()

describe('import into a collation', () => {
  test('takes many handbacks at once, each once, and says of every file what became of it', async () => {
    const { at, collation } = await specialist()
    const [ana, ben] = [await handbackOf('Ana', 'Bitte: '), await handbackOf('Ben', 'Nur ')]
    const torn: Mailed = { name: 'torn.stethandback', bytes: ana.bytes.subarray(0, 300) }
    const foreign: Mailed = { name: 'x.zip', bytes: writeZip(new Map([['a.txt', new Uint8Array(3)]])) }
    const note: Mailed = { name: 'note.txt', bytes: new TextEncoder().encode('hello') }
    const { lines, state } = await gather(at.client, collation, [ana, torn, ben, ana, foreign, note])
    expect(outcomes(lines)).toEqual([
      'added',
      'refused zip-torn',
      'added',
      'already-there',
      'refused not-ours',
      'refused not-a-zip',
    ])
    expect(state.entries).toHaveLength(1)
    expect(live(state)).toHaveLength(2)
    for (const { digest } of state.revisions)
      expect((await at.client['collation.revision']({ collation: state.head.id, digest })).head.locale).toBe(
        'de',
      )
    const again = await gather(at.client, collation, [ben, ana])
    expect(outcomes(again.lines)).toEqual(['already-there', 'already-there'])
    expect(live(again.state)).toEqual(live(state))
    expect(at.events).toContainEqual({ kind: 'collation.changed', collation: state.head.id, rev: 2 })
  })

  test('knows the newer from the older whichever comes first', async () => {
    const ana = await reviewer('Ana')
    await ana.type('Bitte: ')
    const old = await ana.handBack()
    await ana.type('Nur ', 2)
    const young = await ana.handBack()
    const one = await specialist()
    const up = await gather(one.at.client, one.collation, [old, young])
    expect(outcomes(up.lines)).toEqual(['added', 'updated'])
    const other = await specialist()
    const down = await gather(other.at.client, other.collation, [young, old])
    expect(outcomes(down.lines)).toEqual(['added', 'already-there newer-here'])
    expect(live(down.state)).toEqual(live(up.state))
  })

  test('brings the fitting review of a handback and lists the others', async () => {
    const ana = await reviewer('Ana')
    await ana.type('Bitte: ')
    await ana.type('رجاء ', 1, 'ar')
    const { at, collation } = await specialist()
    const { lines, state } = await gather(at.client, collation, [await ana.handBack(['de', 'ar'])])
    expect(outcomes(lines).sort()).toEqual(['added', 'other-text'])
    expect(live(state)).toHaveLength(1)
  })

  test('rebases what was made on an older version, and names the version that it lacks', async () => {
    const next = smallPack('v2', '- Three\n', '- Drei\n', smallPack())
    const old = await handbackOf('Ana', 'Bitte: ')
    const { at, collation } = await specialist(next)
    const lacking = await gather(at.client, collation, [old])
    expect(outcomes(lacking.lines)).toEqual(['refused pack-unknown'])
    expect(lacking.lines[0]?.detail).toBe('v1')
    await at.bring(zipped('old.stetpack', smallPack().files))
    const { lines, state } = await gather(at.client, collation, [old])
    expect(outcomes(lines)).toEqual(['rebased'])
    expect(lines[0]?.verdicts).toEqual({ kept: 1 })
    expect(live(state)).toEqual([lines[0]?.stands])
    expect(state.revisions.map(({ digest }) => digest).sort()).toEqual(
      [lines[0]!.revision!, lines[0]!.stands!].sort((a, b) => (a < b ? -1 : 1)),
    )
    const again = await gather(at.client, collation, [old])
    expect(outcomes(again.lines)).toEqual(['already-there'])
    expect(live(again.state)).toEqual(live(state))
  })
})
