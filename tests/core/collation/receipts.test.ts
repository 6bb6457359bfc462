import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import {
  type DispositionRow,
  type Matter,
  acceptMatter,
  acceptWithEdits,
  deferMatter,
  dispositionRows,
  receiptsOf,
  rejectMatter,
} from '../../../src/core/collation'
import { carriesPart } from '../../../src/core/collation/receipts-words'
import { baseDigest, docOf, schema } from '../../../src/core/doc'
import { toRevision } from '../../../src/core/handback'
import { type Act, type Answer, type DisputeId, ReviewHead, type Revision } from '../../../src/core/model'
import { applyOps, beginReview } from '../../../src/core/review'
import { type Decider, ISSUER, decider, entered, headFor, withMore } from '../../support/deciders'
import { Hand } from '../../support/reviewers-hand'

const TEXT = 'Gifts must never be sent to minors.'
const base = docOf([schema.node('paragraph', { bid: 'c1' }, schema.text(TEXT))])

/** A reviewer who replaces words by others. */
function by(name: string, ...replacements: [string, string][]): Revision {
  const head = ReviewHead.parse({
    id: `review-${name}`,
    pack: 'corpus',
    packVersion: 'v1',
    packDigest: 'a'.repeat(64),
    document: 'policy',
    locale: 'en',
    base: baseDigest(base),
    author: { id: `author-${name}`, name },
    createdAt: '2026-11-02T08:00:00.000Z',
  })
  const review = beginReview({ head, base, replica: name })
  const hand = new Hand(review, () => 0.99)
  const ops = replacements.flatMap(([from, to]) => {
    const tr = new Transform(hand.doc)
    const at = TEXT.indexOf(from) + 2
    if (to) tr.replaceWith(at, at + from.length, schema.text(to))
    else tr.delete(at, at + from.length)
    return hand.edited(tr, 'en')
  })
  const done = applyOps(review, ops)
  if (!done.ok) throw new Error(done.problem.detail)
  return toRevision(done.value)
}

function answers(of: Decider, name: string): Answer[] {
  const head = headFor(by('any'))
  const { folded, log, matters } = of
  const all = receiptsOf({
    head,
    folded,
    log,
    matters,
    issuedBy: ISSUER,
    issuedAt: '2026-11-12T08:00:00.000Z',
  })
  return all.find(({ review }) => review === `review-${name}`)!.answers
}

const outcomes = (of: Decider, name: string): string[] => answers(of, name).map(({ outcome }) => outcome)
const only = ({ matters }: Decider): Matter => matters[0]!
const wish = (matter: Matter, name: string) =>
  matter.wishes.find(({ supporters }) => supporters.some((key) => key.startsWith(`review-${name}`)))!.digest
const decide = (of: Decider, disposition: ReturnType<typeof rejectMatter>): Decider =>
  entered(of, [{ kind: 'decide', dispositions: [disposition] }])
const reason = { code: 'clearer', text: 'Easier to read.' } as const

const three = decider(base, [
  by('ana', ['must', 'should']),
  by('bo', ['must', 'should']),
  by('cy', ['must', 'may']),
])

describe('what a reviewer is told of one place', () => {
  test('taken, by whose proposal it may be; not taken, with the reason and who decided', () => {
    const done = decide(three, acceptMatter(only(three), wish(only(three), 'bo'), reason))
    expect(outcomes(done, 'ana')).toEqual(['taken'])
    expect(outcomes(done, 'bo')).toEqual(['taken'])
    expect(answers(done, 'cy')).toMatchObject([
      {
        outcome: 'not-taken',
        code: 'clearer',
        reason: 'Easier to read.',
        by: 'Decider Desk',
        base: 'must',
        proposed: 'may',
        result: 'should',
        supporters: 1,
        reviewers: 3,
      },
    ])
  })

  test('both halves of a replacement are one answer', () => {
    expect(answers(three, 'ana')[0]).toMatchObject({
      ids: ['anas0.1', 'anas0.2'],
      outcome: 'open',
      supporters: 2,
    })
  })

  test('taken with edits: from this proposal, or with a part of it', () => {
    const matter = only(three)
    const own = { text: 'should really', from: wish(matter, 'cy') }
    const done = decide(three, acceptWithEdits(matter, own, reason))
    expect(outcomes(done, 'ana')).toEqual(['taken-with-edits'])
    expect(outcomes(done, 'cy')).toEqual(['taken-with-edits'])
    const other = decide(three, acceptWithEdits(matter, { text: 'ought to', from: null }, reason))
    expect(outcomes(other, 'ana')).toEqual(['not-taken'])
    const same = decide(three, acceptWithEdits(matter, { text: 'may', from: wish(matter, 'ana') }, reason))
    expect([outcomes(same, 'cy'), outcomes(same, 'ana')]).toEqual([['taken'], ['taken-with-edits']])
  })

  test('put off: only who is asked reads the question', () => {
    const matter = only(three)
    const ask = { heads: matter.heads.filter((key) => key.startsWith('review-cy')), text: 'Which law?' }
    const done = decide(three, deferMatter(matter, { code: 'needs-more' }, ask))
    expect(answers(done, 'cy')).toMatchObject([{ outcome: 'deferred', ask: 'Which law?' }])
    expect(answers(done, 'ana')[0]).not.toHaveProperty('ask')
  })

  test('what came after the decision is open, or taken if the place reads so by now', () => {
    const done = decide(three, acceptMatter(only(three), wish(only(three), 'ana'), reason))
    const revisions = [by('ana', ['must', 'should']), by('bo', ['must', 'should']), by('cy', ['must', 'may'])]
    const late = withMore(done, [...revisions, by('dee', ['must', 'can']), by('eve', ['must', 'should'])])
    expect(answers(late, 'dee')).toMatchObject([{ outcome: 'open', state: 'late', result: 'should' }])
    expect(outcomes(late, 'eve')).toEqual(['taken'])
    expect(outcomes(late, 'cy')).toEqual(['not-taken'])
  })

  test('with the adjudicator it is open; ruled, it is told who ruled and in whose place', () => {
    const matter = only(three)
    const dispute = 'd1' as DisputeId
    const parties = ['Law', 'Product']
    const refer: Act = {
      kind: 'refer',
      dispute,
      on: matter.target,
      clause: matter.clause,
      question: 'Which?',
      parties,
      adjudicator: 'Judge Ade',
      rebuttalLimit: 0,
    }
    const waiting = entered(three, [refer])
    expect(answers(waiting, 'cy')).toMatchObject([{ outcome: 'open', state: 'disputed' }])
    const disposition = acceptMatter(matter, wish(matter, 'cy'), reason)
    const ruled = entered(waiting, [
      { kind: 'rule', dispute, clause: null, disposition, rationale: 'As in 2.1.', precedent: 'precedent' },
    ])
    expect(answers(ruled, 'ana')).toMatchObject([
      {
        outcome: 'not-taken',
        state: 'ruled',
        by: ISSUER.name,
        inPlaceOf: 'Judge Ade',
        reason: 'As in 2.1.',
      },
    ])
    const [row] = dispositionRows(ruled.folded, ruled.log, ruled.matters)
    expect(row).toMatchObject({
      by: ISSUER.name,
      dispute: { adjudicator: 'Judge Ade', ruled: true, ruledBy: ISSUER.name },
    })
  })

  test('one deletion over several places is one answer with its pieces', () => {
    const team = decider(base, [by('ana', [' be sent to', '']), by('bo', [' be sent', ''])])
    const [first, second] = team.matters as [Matter, Matter]
    const done = entered(team, [
      {
        kind: 'decide',
        dispositions: [acceptMatter(first, wish(first, 'ana'), reason), rejectMatter(second, reason)],
      },
    ])
    const [answer, ...more] = answers(done, 'ana')
    expect(more).toEqual([])
    expect(answer).toMatchObject({
      outcome: 'taken-with-edits',
      pieces: [{ outcome: 'taken' }, { outcome: 'not-taken' }],
    })
    expect(outcomes(done, 'bo')).toEqual(['taken'])
  })
})

describe('whether a wording carries part of a wish', () => {
  const table: [string, string, string, string, boolean][] = [
    ['a word that was put in', 'must', 'should', 'should always', true],
    ['another word', 'must', 'should', 'may', false],
    ['a word that was there before', 'the gift', 'the gift of', 'the gift to', false],
    ['one more of a word that was there', 'very', 'very very', 'very very much', true],
    ['half of a deletion', 'gifts and cards and all', '', 'cards and all', true],
    ['a replacement is no half deletion', 'must', '', 'should', false],
    ['case is part of a word', 'must', 'Should', 'should', false],
    ['punctuation alone', 'one two', 'one, two', 'one; two', false],
    ['Japanese: one particle is no part', '贈り物を送る', '贈り物は送る', 'ものは受け取る', false],
    ['Japanese: a word is', '贈り物を送る', '書面で送る', '書面により送る', true],
    ['Arabic', 'يجب', 'ينبغي', 'ينبغي دائما', true],
    ['nothing decided', 'must', 'should', 'must', false],
  ]
  test.each(table)('%s', (...[, old, wanted, now, expected]) => {
    expect(carriesPart(old, wanted, now)).toBe(expected)
  })
})

describe('the disposition table', () => {
  test('tells who wants it, why it was decided so, and the version in which it came out', () => {
    const done = decide(three, acceptMatter(only(three), wish(only(three), 'ana'), reason))
    const text = 'b'.repeat(64)
    const publish = {
      kind: 'publish',
      version: 'v2',
      packDigest: text,
      text,
      approval: 'desk.9',
    } as unknown as Act
    const [first, second] = tableOf(entered(done, [publish]))
    expect(first).toMatchObject({
      clause: { id: 'c1', number: 1, heading: null, start: TEXT },
      base: 'must',
      proposal: 'should',
      result: 'should',
      supporters: ['ana', 'bo'],
      support: 2,
      reviewers: 3,
      outcome: 'taken',
      code: 'clearer',
      reason: 'Easier to read.',
      by: 'Decider Desk',
      class: 'conflict',
      state: 'decided',
      published: { version: 'v2' },
    })
    expect(second).toMatchObject({ proposal: 'may', outcome: 'not-taken', published: { version: 'v2' } })
    // What is decided anew afterwards has not come out yet.
    const anew = decide(entered(done, [publish]), rejectMatter(only(three), reason))
    expect(tableOf(anew).map(({ published }) => published)).toEqual([null, null])
  })

  test('hides names until a matter is first decided, and only then', () => {
    const blind = entered(three, [{ kind: 'blind', names: 'hidden' }])
    expect(tableOf(blind).map(({ supporters, support }) => [supporters, support])).toEqual([
      [null, 2],
      [null, 1],
    ])
    const done = decide(blind, rejectMatter(only(blind), reason))
    expect(tableOf(done)[0]?.supporters).toEqual(['ana', 'bo'])
  })
})

function tableOf({ folded, log, matters }: Decider): DispositionRow[] {
  return dispositionRows(folded, log, matters)
}
