import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { piecesOf } from '../../../src/core/collation/wording'
import { readable } from '../../../src/core/collation'
import { withChosen } from '../../../src/core/merge'
import type { Run } from '../../../src/core/model'
import { flowsOf, runOf } from '../../../src/core/suggestion'
import { baseDocs } from '../../support/edits'
import { corpusBase } from '../../support/reviewers'
import { SCRIPTS, SEED } from '../../support/rounds'

const settings = { numRuns: Math.ceil(SCRIPTS / 20), seed: SEED }
const unit = fc.double({ min: 0, max: 1, noNaN: true })
const own = fc.array(
  fc.constantFrom(
    'a',
    'b',
    ' ',
    'one ',
    'must not',
    'الهدايا',
    'لا',
    '贈り物',
    '字',
    '👩‍👩‍👧',
    '👍🏽',
    'e\u0301',
    '\n',
  ),
  { maxLength: 8 },
)

const runsOf = (doc: Node, flow: string): Run[] =>
  (flowsOf(doc).get(flow) ?? []).map((token) => runOf(token, 'shown'))

/** A stretch of a flow that is no table, and ends and begins on whole characters. */
function stretch(base: Node, a: number, b: number): { flow: string; from: number; to: number; runs: Run[] } {
  const flows = [...flowsOf(base).keys()]
  const flow = flows[Math.min(flows.length - 1, Math.floor(a * flows.length))] ?? 'body'
  const runs = runsOf(base, flow)
  const inside = (at: number): boolean =>
    /[\uDC00-\uDFFF]/u.test(runs[at]?.text ?? '') || /^[\uDC00-\uDFFF]/.test(runs[at]?.text ?? '')
  const at = (share: number): number => {
    // The end of the last paragraph stays.
    let place = Math.floor(share * runs.length)
    while (place > 0 && inside(place)) place--
    return Math.min(place, runs.length - 1)
  }
  const [x, y] = [at(a), at(b)].sort((m, n) => m - n) as [number, number]
  return { flow, from: x, to: y, runs }
}

const plainRuns = (runs: readonly Run[]): boolean =>
  runs.every((run) => run.text !== undefined || run.end !== undefined)

function worded(base: Node, place: ReturnType<typeof stretch>, text: string): string {
  const { flow, from, to, runs } = place
  const like = runs.slice(from, to)
  const edits = piecesOf(text, { from, base: like, like })
  const cluster = { flow, from, to, property: null }
  return readable(runsOf(withChosen(base, [{ cluster, edits }]), flow))
}

describe('own wording', () => {
  test('the place reads exactly so, and the rest as before: any text, any script, several paragraphs, in tables', () => {
    fc.assert(
      fc.property(baseDocs(), unit, unit, own, (base, a, b, words) => {
        const place = stretch(base, a, b)
        fc.pre(plainRuns(place.runs))
        // A place that ends with a paragraph's end keeps it.
        const open = readable(place.runs.slice(place.from, place.to)).endsWith('\n')
        const text = words.join('')
        const whole = open && !text.endsWith('\n') ? `${text}\n` : text
        const expected =
          readable(place.runs.slice(0, place.from)) + whole + readable(place.runs.slice(place.to))
        expect(worded(base, place, text)).toBe(expected)
      }),
      settings,
    )
  })

  test.each(['en', 'de', 'ar', 'ja'])('on a real text: %s', (locale) => {
    const base = corpusBase(locale)
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 60 }), own, (a, length, words) => {
        const flow = [...flowsOf(base).keys()][0] ?? ''
        const runs = runsOf(base, flow)
        const from = Math.floor(a * (runs.length - 70))
        const place = { flow, from, to: from + length, runs }
        fc.pre(plainRuns(runs.slice(from, from + length)))
        const open = readable(runs.slice(from, from + length)).endsWith('\n')
        const text = words.join('')
        const whole = open && !text.endsWith('\n') ? `${text}\n` : text
        expect(worded(base, place, text)).toBe(
          readable(runs.slice(0, from)) + whole + readable(runs.slice(from + length)),
        )
      }),
      { numRuns: 25, seed: SEED },
    )
  })

  test('the words of the place itself change nothing, a wish’s own words are the wish', () => {
    fc.assert(
      fc.property(baseDocs(), unit, unit, (base, a, b) => {
        const { from, to, runs } = stretch(base, a, b)
        const like = runs.slice(from, to)
        expect(piecesOf(readable(like), { from, base: like, like })).toEqual([])
      }),
      settings,
    )
  })
})
