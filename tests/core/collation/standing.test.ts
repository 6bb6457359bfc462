import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import {
  type Folded,
  type Matter,
  acceptMatter,
  decidedText,
  fold,
  logOf,
  mattersOf,
  rejectMatter,
  withConsequences,
} from '../../../src/core/collation'
import { clausesOf, docOf, schema } from '../../../src/core/doc'
import type { AuthorId, ChangeId, Digest, Disposition, Entry, Revision } from '../../../src/core/model'
import { extract, track } from '../../../src/core/suggestion'
import { entry } from '../../support/collation-acts'
import { corpusBase, revisionBy, revisionsBy } from '../../support/reviewers'

const because = { code: 'clearer' } as const
const rule = 'Staff must never take any gift from a partner without asking.'
const base = docOf([schema.node('paragraph', { bid: 'c1' }, schema.text(rule))])

/** A review that has these words replaced, or struck. */
function review(n: number, words: string, by: string): Revision {
  const clause = clausesOf(base)[0]!
  const from = clause.pos + 1 + clause.node.textContent.indexOf(words)
  const change = new Transform(base)
  if (by === '') change.delete(from, from + words.length)
  else change.replaceWith(from, from + words.length, schema.text(by))
  let ids = 0
  const { doc, minted } = track(base, change, {
    author: `author${n}` as AuthorId,
    now: '2026-01-01T00:00:00.000Z',
    mintId: () => `desk${n}.${++ids}` as ChangeId,
    isMine: () => false,
    group: `g${n}`,
    origin: 'typing',
    trim: 'word',
  })
  const empty = revisionBy(base, { seed: n, changes: 0, reviewed: 0 })
  return { ...empty, pending: extract(doc), records: [...minted] }
}

/** One strikes nearly all; one changes the end of that; two want another word in the middle. */
const crossing = fold(base, [
  review(1, 'never take any gift from ', ''),
  review(2, 'from a partner', 'of suppliers'),
  review(3, 'gift', 'present'),
  review(4, 'gift', 'benefit'),
])

const textOf = (doc: Node): string => clausesOf(doc)[0]?.node.textContent ?? ''

function decided(folded: Folded, ...decisions: Disposition[][]): { entries: Entry[]; matters: Matter[] } {
  const entries = decisions.map((dispositions, n) =>
    entry(`e${n}`, n + 1, { kind: 'decide', dispositions: [...dispositions] }),
  )
  return { entries, matters: mattersOf(folded, logOf(entries)) }
}

describe('a place within a place, both of them in dispute', () => {
  const matters = mattersOf(crossing, logOf([]))
  const [outer, inner] = [...matters].sort((a, b) => b.base.length - a.base.length)

  it('is two matters', () => {
    expect(matters).toHaveLength(2)
    expect([outer?.class, inner?.class]).toEqual(['conflict', 'conflict'])
    expect([outer?.base, inner?.base]).toEqual(['never take any gift from a partner', 'gift'])
  })

  it.each([
    ['the larger first', [outer, inner]],
    ['the smaller first', [inner, outer]],
  ])('rejected one by one, %s, both are decided', (_, order) => {
    const after = decided(crossing, ...order.map((matter) => [rejectMatter(matter!, because)]))
    expect(after.matters.map(({ state }) => state)).toEqual(['decided', 'decided'])
  })

  it.each([
    ['the larger', outer, 0, 'Staff must a partner without asking.'],
    ['the larger', outer, 1, 'Staff must never take any gift of suppliers without asking.'],
    ['the smaller', inner, 0, 'Staff must never take any benefit from a partner without asking.'],
    ['the smaller', inner, 1, 'Staff must never take any present from a partner without asking.'],
  ])(
    'with an alternative of %s taken, the other is turned down and the text reads so',
    (_, matter, n, text) => {
      const all = new Map(matters.map((one) => [one.id, one]))
      const wishes = [...matter!.wishes].sort((a, b) => (a.text < b.text ? -1 : 1))
      const made = withConsequences(acceptMatter(matter!, wishes[n]!.digest, because), matter!, all)
      const after = decided(crossing, made)
      expect(after.matters.map(({ state }) => state)).toEqual(['decided', 'decided'])
      expect(textOf(decidedText(base, logOf(after.entries).standing))).toBe(text)
    },
  )
})

describe('decisions of one step', () => {
  const [outer, inner] = [...mattersOf(crossing, logOf([]))].sort((a, b) => b.base.length - a.base.length)
  const take = acceptMatter(outer!, outer!.wishes[0]!.digest, because)
  const leave = { ...rejectMatter(inner!, because), replaces: [take.on] }

  it.each([
    ['the one that replaces last', [take, leave]],
    ['the one that replaces first', [leave, take]],
  ])('end what was there before, and nothing of their own step: %s', (_, step) => {
    const before = rejectMatter(outer!, because)
    const { entries, matters } = decided(crossing, [before], step)
    expect(matters.map(({ state }) => state)).toEqual(['decided', 'decided'])
    const standing = logOf(entries).standing.map(({ disposition }) => disposition.outcome)
    expect(standing.sort()).toEqual(['accepted', 'rejected'])
  })

  it('replaces what an earlier step decided', () => {
    const { matters } = decided(crossing, [take], [leave])
    expect(matters.find(({ id }) => id === outer!.id)?.state).toBe('open')
  })
})

describe('what one reviewer wants within what they strike', () => {
  const W = 'f'.repeat(64) as Digest
  const known = (ids: string[], supporters = ['r/d']) => [{ digest: W, supporters, ids: ids as ChangeId[] }]
  const [outer, inner] = [...mattersOf(crossing, logOf([]))].sort((a, b) => b.base.length - a.base.length)
  const struck = acceptMatter(outer!, outer!.wishes[0]!.digest, because)
  const { from, to } = inner!.cluster!
  const on = { ...inner!.target }
  const word = {
    ...struck,
    on,
    taken: W,
    known: known(['a.1']),
    edits: [{ from: to, to, content: [{ text: 'x' }] }],
  }
  const strike = {
    ...struck,
    taken: W,
    known: known(['b.1']),
    edits: [{ from: from - 2, to: to + 2, content: [] }],
  }

  it.each<[string, object, number]>([
    ['stands beside it', {}, 2],
    ['replaces it where another wants it', { known: known(['a.1'], ['other/d']) }, 1],
    ['replaces it where it is the same change', { known: known(['b.1']) }, 1],
    [
      'replaces it where words come in the place of what is struck',
      { edits: [{ from: from - 1, to: to + 1, content: [{ text: 'y' }] }] },
      1,
    ],
    ['replaces it where it is in their own words', { outcome: 'accepted-with-edits' }, 1],
  ])('%s', (_, patch, count) => {
    const { entries } = decided(crossing, [strike], [{ ...word, ...patch } as Disposition])
    expect(logOf(entries).standing).toHaveLength(count)
  })
})

describe.each([
  ['de', 25],
  ['de', 45],
  ['ar', 45],
  ['ja', 5],
])('twelve reviewers of one text in %s', (locale, seed) => {
  const text = corpusBase(locale)
  const folded = fold(text, revisionsBy(text, 12, { seed, locale, changes: 40, threads: 0, own: 0.3 }))
  const matters = mattersOf(folded, logOf([]))
  const all = new Map(matters.map((one) => [one.id, one]))

  it('any wish that is taken is taken, with what follows from it', () => {
    const lost = matters.flatMap((matter) =>
      matter.wishes.filter(({ digest }) => {
        const made = withConsequences(acceptMatter(matter, digest, because), matter, all)
        const after =
          made.length < 2 ? null : decided(folded, made).matters.find(({ id }) => id === matter.id)
        return after !== null && after?.standing?.disposition.taken !== digest
      }),
    )
    expect(lost.map(({ text: wanted }) => wanted)).toEqual([])
  })

  it('all rejected at once, nothing is open', () => {
    const after = decided(
      folded,
      matters.map((matter) => rejectMatter(matter, because)),
    )
    expect(after.matters.filter(({ state }) => state !== 'decided')).toEqual([])
  })
})
