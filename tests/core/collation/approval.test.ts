import { describe, expect, test } from 'vitest'
import { admit, isOwnName, logOf, uniteEntries } from '../../../src/core/collation'
import { KnownAct } from '../../../src/core/model'
import { entry } from '../../support/collation-acts'

const TEXT = 'a'.repeat(64)
const approve = (name: string): KnownAct => KnownAct.parse({ kind: 'approve', name, text: TEXT })
const ana = { name: 'Ana' }

describe('an approval', () => {
  test.each([
    ['their own', 'Ana', 'Ana', true],
    ['with space around it', ' Ana ', 'Ana', true],
    ['composed otherwise', 'Jose\u0301', 'José', true],
    ['in another case', 'ana', 'Ana', false],
    ['somebody else', 'The CEO', 'Ana', false],
    ['nobody', '', 'Ana', false],
  ])('by name: %s', (_what, name, own, expected) => {
    expect(isOwnName(name, { name: own })).toBe(expected)
  })

  test('is entered only by the person whose name it bears', () => {
    const log = logOf([])
    expect(admit(approve('Ana'), log, ana)).toMatchObject({ ok: true })
    expect(admit(approve('The CEO'), log, ana)).toMatchObject({
      ok: false,
      problem: { code: 'not-own-name', detail: 'The CEO' },
    })
  })

  test('that came from elsewhere in the name of another is void, whatever is united', () => {
    const own = entry('e1', 1, approve('Ana'))
    const forged = entry('e2', 2, approve('The CEO'))
    const log = logOf(uniteEntries([own], [forged]))
    expect(log.approvals.map(({ id }) => id)).toEqual(['e1'])
    expect([...log.voided]).toEqual(['e2'])
    const undone = logOf([own, forged, entry('e3', 3, { kind: 'undo', entry: 'e2' })])
    const redone = logOf([...undone.entries, entry('e4', 4, { kind: 'undo', entry: 'e3' })])
    expect(redone.approvals.map(({ id }) => id)).toEqual(['e1'])
  })
})
