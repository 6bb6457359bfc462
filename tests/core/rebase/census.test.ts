import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RebaseVerdict } from '../../../src/core/model'
import { rebase } from '../../../src/core/rebase'
import { NEXT, madeOf, meeting, updateOf, withStates } from './make'

const ROUNDS = 200

test('the rounds of the laws meet every verdict, and of suggestions too', () => {
  const met = new Map<string, number>()
  for (const [base, mine, theirs, hung] of fc.sample(meeting, { numRuns: ROUNDS, seed: 1 })) {
    const made = withStates(madeOf(base, mine, { hung, authors: 3 }).revision, base)
    const { set, to } = updateOf(base, theirs)
    const rebased = rebase(base, to, made, { head: NEXT, update: set })
    if (!rebased.ok) throw new Error(rebased.problem.detail)
    const { lines } = rebased.value.report
    const found = lines.flatMap(({ kind, verdict }) => [verdict, `${kind} ${verdict}`])
    for (const one of new Set(found)) met.set(one, (met.get(one) ?? 0) + 1)
  }
  const wanted = RebaseVerdict.options.flatMap((verdict) => [verdict, `change ${verdict}`])
  const rare = wanted.filter((one) => (met.get(one) ?? 0) < ROUNDS * 0.05)
  expect(rare.map((one) => `${one}: ${met.get(one) ?? 0} of ${ROUNDS}`)).toEqual([])
})
