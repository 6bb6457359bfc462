import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, logOf, mattersOf } from '../../../src/core/collation'
import { Collator, choices, reviewed, teams } from '../../support/collator'

const ROUNDS = 200

test('the rounds of the laws meet every class of matter, layers, and matters in every state', () => {
  const met = new Map<string, number>()
  for (const [[base, scripts], what] of fc.sample(fc.tuple(teams, choices), { numRuns: ROUNDS, seed: 1 })) {
    const revisions = reviewed(base, scripts).map(({ revision }) => revision)
    const [, ...early] = revisions
    const matters = mattersOf(fold(base, revisions), logOf([]))
    const found = matters.flatMap((one) => [one.class, ...(one.cluster?.property ? ['property'] : [])])
    if (revisions.some(({ layers }) => layers.length)) found.push('layers')
    const collator = new Collator(base, fold(base, early))
    for (const choice of what) collator.choose(choice)
    collator.folded = fold(base, revisions)
    found.push(...collator.matters().map(({ state }) => `is ${state}`))
    for (const one of new Set<string>(found)) met.set(one, (met.get(one) ?? 0) + 1)
  }
  const kinds = ['agree', 'adjacent', 'deletions', 'conflict', 'contested', 'property', 'layers']
  const wanted = [...kinds, 'is open', 'is decided', 'is late']
  const rare = wanted.filter((one) => (met.get(one) ?? 0) < ROUNDS * 0.05)
  expect(rare.map((one) => `${one}: ${met.get(one) ?? 0} of ${ROUNDS}`)).toEqual([])
})
