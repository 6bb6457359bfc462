import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { type Head, editsOf, headsOf } from '../../../src/core/merge'
import { directReaders } from '../../../src/core/merge/direct'
import type { Change, ChangeId, ChangeSet, Point, ThreadId } from '../../../src/core/model'
import { extract } from '../../../src/core/suggestion'
import { Desk, type Edit, baseDocs, edits } from '../../support/edits'
import { corpusBase, revisionsBy } from '../../support/reviewers'
import { SCRIPTS, SEED } from '../../support/rounds'

// Twice as many of what costs nothing to make as of what somebody has to write.
const RUNS = Math.ceil(SCRIPTS / 5)
const SCRIPTED = Math.ceil(SCRIPTS / 10)
console.log(`direct laws: ${RUNS} rounds, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

/** What comes of a head, whatever it is: the edits, or what is thrown. */
function outcome(base: Node, head: Head): string {
  try {
    return JSON.stringify(editsOf(base, head))
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

/** The oracle is the document that the changes make: a head with a layer, be it empty, is always read off it. */
function outcomes(base: Node, pending: ChangeSet): { direct: string; laid: string } {
  return {
    direct: outcome(base, { key: 'r', layers: [], pending }),
    laid: outcome(base, { key: 'r', layers: [{ changes: [] }], pending }),
  }
}

function sameAsLaid(base: Node, pending: ChangeSet): string {
  const { direct, laid } = outcomes(base, pending)
  expect(direct).toBe(laid)
  return laid
}

function isDirect(base: Node, pending: ChangeSet): boolean {
  return directReaders(base, { key: 'r', layers: [], pending }) !== null
}

function worked(base: Node, script: readonly Edit[]): ChangeSet {
  const desk = new Desk(base)
  for (const edit of script) desk.edit(edit)
  return extract(desk.doc)
}

const small = fc.nat(12)
const point: fc.Arbitrary<Point> = fc.oneof(
  { weight: 4, arbitrary: small.map((gap): Point => [gap, 0]) },
  { weight: 3, arbitrary: fc.tuple(small, fc.nat(3)) },
  { weight: 1, arbitrary: fc.constantFrom<Point>([-1, 0], [900, 0], [1, -1], [1.5, 0], [NaN, 0], [2, 9e9]) },
)
const ids = fc
  .oneof(
    { weight: 12, arbitrary: fc.constantFrom(['a.1'], ['a.2'], ['a.1', 'b.1'], ['a.1', 'a.1']) },
    { weight: 1, arbitrary: fc.constant<string[]>([]) },
  )
  .map((list) => list as ChangeId[])
const flow = fc.oneof(
  { weight: 9, arbitrary: fc.constant('b') },
  { weight: 1, arbitrary: fc.constantFrom('t0.0.0', 't0.0.1', 't0', 't9.9.9', '') },
)
const marks = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object[]>(
      [{ type: 'strong' }],
      [{ type: 'em' }, { type: 'strong' }],
      [{ type: 'strong' }, { type: 'strong' }],
      [{ type: 'ins', attrs: { ids: ['x.1'] } }],
      [{ type: 'cmt', attrs: { id: 'th' } }],
      [{ type: 'link', attrs: { href: 'x', title: null } }],
      [{ type: 'link', attrs: { href: 5 } }],
      [{ type: 'link' }],
      [{ type: 'blink' }],
    ),
  },
)
const paragraph = { type: { name: 'paragraph' }, list: null, depth: 0, quote: 0, start: null }
const run = fc.oneof(
  { weight: 6, arbitrary: fc.record({ text: fc.constantFrom('a', 'b', 'ab ', 'e\u0301', ''), marks }) },
  { weight: 3, arbitrary: fc.constant({ end: paragraph }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<object>(
      { end: { ...paragraph, type: { name: 'heading', level: 2 } } },
      { end: { ...paragraph, type: { name: 'heading', level: 99 } } },
      { end: { ...paragraph, type: { name: 'doc' } } },
      { end: { ...paragraph, type: { name: 'marquee' } } },
      { end: { ...paragraph, list: 'x' } },
      { end: null },
      { end: 5 },
      { node: { type: 'hard_break' } },
      { node: { type: 'hard_break', marks: [{ type: 'strong' }] } },
      { node: { type: 'raw', attrs: { text: 5 } } },
      { node: { type: 'script' } },
      { node: { type: 'paragraph' } },
      { node: { type: 'table' } },
      { text: 7 },
      {},
    ),
  },
)
const keyed = fc.oneof(
  fc.constantFrom<[string, unknown]>(['strong', true], ['strong', false], ['em', null], ['list', 'bullet']),
  fc.constantFrom<[string, unknown]>(
    ['type', { name: 'heading', level: 1 }],
    ['depth', 2],
    ['depth', 'deep'],
    ['type', { name: 'section' }],
    ['type', null],
    ['link', { href: 'y', title: null }],
    ['link', { href: 1 }],
    ['link', true],
    ['ins', { ids: ['q.1'] }],
    ['__proto__', 'x'],
    ['nothing', 1],
  ),
)
const change = fc.oneof(
  fc.record({
    kind: fc.constant('insertion'),
    ids,
    flow,
    at: point,
    content: fc.array(run, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('deletion'), ids, flow, from: point, to: point }),
  fc
    .record({ kind: fc.constant('property'), ids, flow, from: point, to: point, keyed, order: fc.nat(2) })
    .map(({ keyed: [key, value], ...rest }) => ({ ...rest, key, value })),
)
const place = fc
  .record({ thread: fc.constantFrom('th', 'ti'), flow, from: point, to: point })
  .map((one) => ({ ...one, thread: one.thread as ThreadId }))

/** Turns one thing of a set that fits into something else, or leaves it. */
function spoilt(set: ChangeSet, { at, other, how }: { at: number; other: Change; how: number }): ChangeSet {
  const changes = structuredClone(set.changes)
  const i = at % Math.max(1, changes.length)
  const one = changes[i]
  if (!one) return { ...set, changes: [other] }
  const swap = (a: Point): Point => [a[0], a[1] + (how % 3) - 1]
  const moved = (a: Point): Point => [a[0] + (how % 5) - 2, a[1]]
  const placed = (by: (a: Point) => Point): Change =>
    one.kind === 'insertion' ? { ...one, at: by(one.at) } : { ...one, from: by(one.from), to: by(one.to) }
  const put = (...instead: Change[]): Change[] => [
    ...changes.slice(0, i),
    ...instead,
    ...changes.slice(i + 1),
  ]
  const ways: (() => Change[])[] = [
    () => [...changes, other],
    () => put(),
    () => put(placed(swap)),
    () => put(placed(moved)),
    () => [...changes, one],
    () => [...changes].reverse(),
    () => put({ ...one, ids: [] }),
    () => (one.kind === 'insertion' ? changes : put({ ...one, to: moved(one.to) })),
  ]
  return { ...set, changes: ways[how % ways.length]!() }
}

describe('reading a head off its changes is reading it off the document that they make', () => {
  test('for what people do, with threads', () => {
    const hung = fc.oneof(fc.array(place, { maxLength: 0 }), fc.array(place, { maxLength: 2 }))
    let [direct, all] = [0, 0]
    fc.assert(
      fc.property(baseDocs(true, 3), edits(4), hung, (base, script, threads) => {
        const { changes } = worked(base, script)
        sameAsLaid(base, { changes, threads })
        all++
        if (isDirect(base, { changes, threads: [] })) direct++
      }),
      { ...settings, numRuns: SCRIPTED },
    )
    // Of these texts every tenth block is a table; where nothing is done beside one, no document is made.
    expect(direct / all).toBeGreaterThan(0.7)
  }, 100_000)

  test('for what people do, with something wrong in it', () => {
    const wrong = fc.record({ at: fc.nat(20), how: fc.nat(40), other: change })
    fc.assert(
      fc.property(baseDocs(true, 3), edits(3), wrong, (base, script, how) => {
        const { direct, laid } = outcomes(
          base,
          spoilt(worked(base, script), { ...how, other: how.other as Change }),
        )
        expect(direct).toBe(laid)
      }),
      { ...settings, numRuns: SCRIPTED },
    )
  }, 100_000)

  test('for anything at all', () => {
    let [direct, wrong] = [0, 0]
    fc.assert(
      fc.property(
        baseDocs(true, 3),
        fc.array(change, { maxLength: 4 }),
        fc.array(place, { maxLength: 2 }),
        (base, changes, threads) => {
          const set = { changes: changes as Change[], threads }
          const laid = sameAsLaid(base, set)
          if (isDirect(base, set)) direct++
          if (!laid.startsWith('{')) wrong++
        },
      ),
      settings,
    )
    expect([direct > RUNS / 50, wrong > RUNS / 50]).toEqual([true, true])
  }, 100_000)

  test.each(['en', 'ar', 'ja'])('for reviewers of a whole text in %s, who need no document', (locale) => {
    const base = corpusBase(locale)
    for (const head of headsOf(revisionsBy(base, 3, { seed: 9, locale, changes: 40, threads: 6 }))) {
      sameAsLaid(base, head.pending)
      expect(isDirect(base, head.pending)).toBe(true)
    }
  })
})
