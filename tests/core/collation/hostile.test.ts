import { describe, expect, test } from 'vitest'
import {
  admit,
  decidedText,
  faultOfEntries,
  logOf,
  takes,
  unheardOf,
  writeCollationFile,
} from '../../../src/core/collation'
import { type Act, type Disposition, DisputeId, type Entry, type KnownAct } from '../../../src/core/model'
import { entry, rule } from '../../support/collation-acts'

import { base, decisions, entries, file, ruled, remade, takingProperty, text, worked } from './hostile-file'

const ANA = { name: 'Ana' }

const withDecision = (disposition: unknown): Entry[] => [
  ...entries,
  entry('x', 20, { kind: 'decide', dispositions: [disposition] }),
]

const cluster = text.cluster!
const place = { flow: 'b', from: cluster.from, to: cluster.to, property: null }
const on = (extent: object): object => ({
  kind: 'cluster',
  cluster: 'x',
  class: 'agree',
  extent: { ...place, ...extent },
})
const with_ = (more: object): unknown => ({ ...ruled, ...more })
const piece = (from: number, to: number, content: unknown[] = [{ text: 'x' }]): object => ({
  from,
  to,
  content,
})

describe('decisions that no text can become are refused, and it is said why', () => {
  test.each<[string, unknown, string]>([
    [
      'a place that ends before it begins',
      with_({ on: on({ from: 9, to: 3 }), edits: [] }),
      'ends before it begins',
    ],
    [
      'a place behind the text',
      with_({ on: on({ from: 9000, to: 9004 }), edits: [] }),
      'behind the end of the base',
    ],
    ['a flow that is not there', with_({ on: on({ flow: 't7.0.0' }), edits: [] }), 'no such flow'],
    [
      'an edit outside of its place',
      with_({ edits: [piece(place.from, place.to + 9)] }),
      'overlap or are not in it',
    ],
    [
      'an edit back to front',
      with_({ on: on({ from: 2, to: 9 }), edits: [piece(8, 3)] }),
      'ends before it begins',
    ],
    [
      'edits that overlap',
      with_({ on: on({ from: 2, to: 9 }), edits: [piece(2, 6), piece(4, 9)] }),
      'overlap or are not in it',
    ],
    [
      'content with tracking',
      with_({
        edits: [
          piece(place.from, place.to, [{ text: 'x', marks: [{ type: 'ins', attrs: { ids: ['a'] } }] }]),
        ],
      }),
      'content brings tracking: ins',
    ],
    [
      'content that is nothing',
      with_({ edits: [piece(place.from, place.to, [{}])] }),
      'content without anything',
    ],
    ['an end that is none', with_({ edits: [piece(place.from, place.to, [{ end: null }])] }), 'no paragraph'],
    [
      'a row in the body',
      with_({ edits: [piece(place.from, place.to, [{ node: row() }])] }),
      'no content of flow b',
    ],
    [
      'text among rows',
      with_({ on: on({ flow: 't0', from: 0, to: 1 }), edits: [piece(0, 1)] }),
      'no content of flow t0',
    ],
    [
      'a table in a cell',
      with_({ on: on({ flow: 't0.0.0', from: 0, to: 1 }), edits: [piece(0, 1, [{ node: table() }])] }),
      'no content of flow t0.0.0',
    ],
    [
      'a proposal of tracking',
      { ...takingProperty, on: on({ property: 'del' }), value: { ids: ['a'] } },
      'tracking is no property',
    ],
    [
      'a type that is none',
      { ...takingProperty, on: on({ property: 'type', from: 5, to: 6 }), value: null },
      'no paragraph',
    ],
    [
      'a property of a table',
      { ...takingProperty, on: on({ flow: 't0', from: 0, to: 1, property: 'strong' }) },
      'a table has no property',
    ],
    ['words for a property', { ...takingProperty, edits: [piece(0, 1)] }, 'becomes no text'],
    ['a value for words', with_({ value: true }), 'a value without a property'],
    ['words for a thread', with_({ on: { kind: 'thread', thread: 't1' } }), 'a thread becomes no text'],
  ])('%s', (_, disposition, why) => {
    const given = withDecision(disposition)
    expect(faultOfEntries(given, base)).toEqual({
      code: 'document-invalid',
      detail: expect.stringContaining(why) as string,
    })
    expect(worked(remade('entries.json', given))).toMatchObject({ code: 'document-invalid' })
    // What is undone may be done again.
    const undone = [...given, entry('y', 21, { kind: 'undo', entry: 'x' })]
    expect(faultOfEntries(undone, base)).toMatchObject({ code: 'document-invalid' })
  })

  test.each<[string, unknown]>([
    ['back to front', with_({ on: on({ from: 9, to: 3 }), edits: [] })],
    ['with overlapping edits', with_({ on: on({ from: 2, to: 9 }), edits: [piece(2, 6), piece(4, 9)] })],
    [
      'with tracking in it',
      with_({
        edits: [
          piece(place.from, place.to, [{ text: 'x', marks: [{ type: 'del', attrs: { ids: ['a'] } }] }]),
        ],
      }),
    ],
  ])('nobody enters one %s', (_, disposition) => {
    const log = logOf(entries)
    const act = { kind: 'decide', dispositions: [disposition] } as unknown as Act
    expect(admit(act, log, ANA)).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
    const reversal = { kind: 'reverse', ruling: 'e6', disposition, rationale: 'so' } as unknown as Act
    expect(admit(reversal, log, ANA)).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
  })

  test('what people decide fits', () => {
    expect(faultOfEntries(entries, base)).toBeNull()
    expect(worked(writeCollationFile(file))).toBe('taken')
    expect(decisions.filter(takes).length).toBeGreaterThan(2)
  })
})

describe('a ruling', () => {
  const dispute = DisputeId.parse('d1')
  const before = entries.slice(0, 4)
  const standing = (ruling: unknown) =>
    logOf([...before, entry('e5', 5, rule('d1', ruling))]).standing.find((one) => one.dispute === dispute)

  test('stands on the place that it was made on, when that has grown since', () => {
    const { from, to } = place
    const grown = { ...ruled, on: on({ from: from - 2, to: to + 2 }), edits: [piece(from - 2, to + 2)] }
    const given = standing(grown)
    expect(given?.disposition).toMatchObject(grown)
    decidedText(base, [given!]).check()
  })

  test('on another place than the one that was referred has no effect, and is told of', () => {
    const elsewhere = { ...ruled, on: on({ from: 60, to: 64 }), edits: [piece(60, 64)] }
    const log = logOf([...before, entry('e5', 5, rule('d1', elsewhere))])
    expect(log.standing.some((one) => one.dispute !== null)).toBe(false)
    expect(unheardOf(log, log.disputes[0]!).map(({ id }) => id)).toEqual(['e5'])
    const act = rule('d1', elsewhere) as KnownAct
    expect(admit(act, logOf(before), ANA)).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
  })

  test('is not reversed on another place', () => {
    const log = logOf([...before, entry('e5', 5, rule('d1', ruled))])
    const disposition = { ...ruled, on: on({ from: 60, to: 64 }), edits: [] } as unknown as Disposition
    const act: KnownAct = { kind: 'reverse', ruling: 'e5' as never, disposition, rationale: 'so' }
    expect(admit(act, log, ANA)).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
  })
})

function row(): unknown {
  return { type: 'table_row', content: [{ type: 'table_cell', content: [{ type: 'paragraph' }] }] }
}

function table(): unknown {
  return { type: 'table', content: [row()] }
}
