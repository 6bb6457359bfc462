import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clustersOfEdits } from '../../../src/core/merge'
import { reviewed, teams } from './teams'

const ROUNDS = 200

test('the rounds of the laws meet every kind of place, and layers', () => {
  const met = new Map<string, number>()
  for (const [base, work] of fc.sample(teams, { numRuns: ROUNDS, seed: 1 })) {
    const team = reviewed(base, work)
    const edits = team.map((one) => one.edits)
    const found = clustersOfEdits(base, edits).flatMap(({ kind, property, adjacent, alternatives }) => [
      kind,
      ...(property === null ? [] : ['property', `property ${kind}`]),
      ...(adjacent.length ? ['adjacent'] : []),
      ...(alternatives.some(({ supporters }) => supporters.length > 1) ? ['shared'] : []),
    ])
    if (team.some(({ head }) => head.layers.length)) found.push('layers')
    for (const one of new Set(found)) met.set(one, (met.get(one) ?? 0) + 1)
  }
  const wanted = ['agree', 'deletions', 'conflict', 'contested', 'property', 'adjacent', 'shared', 'layers']
  const rare = wanted.filter((one) => (met.get(one) ?? 0) < ROUNDS * 0.05)
  expect(rare.map((one) => `${one}: ${met.get(one) ?? 0} of ${ROUNDS}`)).toEqual([])
})
