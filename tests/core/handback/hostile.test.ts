import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, digest } from '../../../src/core/base'
import { fold, logOf, mattersOf } from '../../../src/core/collation'
import { fromRevision, readRevision, toRevision } from '../../../src/core/handback'
import { type Problem, type Revision } from '../../../src/core/model'
import { projectAll } from '../../../src/core/merge'
import { rebase } from '../../../src/core/rebase'
import { mutated, mutations } from '../../support/mutations'
import { SCRIPTS, SEED } from '../../support/rounds'
import { type Act, policy, reviewOf } from './random-review'

const base = policy()
const edit = (how: Extract<Act, { kind: 'edit' }>['how'], a: number, b = 4): Act => ({
  kind: 'edit',
  how,
  a,
  b,
  who: 0,
})
const plain = toRevision(
  reviewOf([
    edit('replace', 10),
    edit('insert', 30),
    edit('delete', 50, 12),
    edit('strong', 70),
    edit('list', 20),
    edit('split', 60),
    edit('replace', 92),
    edit('delete', 95, 3),
    { kind: 'thread', a: 12, b: 9 },
    { kind: 'comment', n: 0 },
    { kind: 'clause', n: 1, value: 'flagged' },
  ]),
)
const layered = toRevision(
  reviewOf([
    edit('replace', 10),
    { kind: 'decide', verdict: 'accept', n: 0 },
    edit('insert', 12),
    edit('heading', 40),
    { kind: 'decide', verdict: 'reject', n: 1 },
  ]),
)

type Change = Revision['pending']['changes'][number]
const withChanges = (...changes: unknown[]): Revision => ({
  ...plain,
  pending: { threads: [], changes: changes as Change[] },
})
const id = plain.records[0]!.id
const at = { ids: [id], flow: 'b' }
const deletion = (from: unknown, to: unknown, more: object = {}): unknown => ({
  kind: 'deletion',
  ...at,
  from,
  to,
  ...more,
})
const property = (key: string, value: unknown, more: object = {}): unknown => ({
  kind: 'property',
  ...at,
  from: [8, 0],
  to: [12, 0],
  key,
  value,
  order: 0,
  ...more,
})
const insertion = (content: unknown, more: object = {}): unknown => ({
  kind: 'insertion',
  ...at,
  at: [8, 0],
  content,
  ...more,
})

/** A revision as a file would bring it. */
function read(revision: unknown): Problem | Revision {
  const bytes = new TextEncoder().encode(canonicalJson(revision as never))
  const entry = { path: 'r', revision: digest(bytes) } as never
  const given = readRevision(new Map([['r', bytes]]), entry)
  if (!given.ok) return given.problem
  const opened = fromRevision(base, given.value)
  return opened.ok ? given.value : opened.problem
}

describe('changes that no review makes are refused, and it is said why', () => {
  const onEnd = { from: [5, 0], to: [6, 0] }
  test.each<[string, unknown, string]>([
    ['a proposal of tracking: ins', property('ins', { ids: [id] }), 'tracking is no property: ins'],
    ['a proposal of tracking: del', property('del', { ids: [id] }), 'tracking is no property: del'],
    ['a proposal of tracking: fmt', property('fmt', { chg: null }), 'tracking is no property: fmt'],
    ['a proposal of a thread', property('cmt', { id: 't' }), 'tracking is no property: cmt'],
    ['a proposal of a clause id', property('bid', 'other', onEnd), 'tracking is no property: bid'],
    [
      'a proposal of a paragraph’s tracking',
      property('pm', { i: [id] }, onEnd),
      'tracking is no property: pm',
    ],
    ['no paragraph type', property('type', null, onEnd), 'no paragraph: without a name'],
    ['a type that is no paragraph', property('type', { name: 'table' }, onEnd), 'no paragraph: table'],
    ['a type from elsewhere', property('type', { name: 'constructor' }, onEnd), 'no paragraph: constructor'],
    ['a heading of level 9', property('type', { name: 'heading', level: 9 }, onEnd), 'not a whole number'],
    ['a link to nowhere', property('link', {}), 'href'],
    ['one value under two ids', property('strong', true, { ids: [id, `${id}x`] }), 'one value under two ids'],
    ['one proposal twice', [property('strong', true), property('strong', null)], 'is on one place twice'],
    ['an end before its beginning', deletion([8, 0], [2, 0]), 'ends before it begins'],
    ['an end far before its beginning', deletion([60, 0], [2, 0]), 'ends before it begins'],
    [
      'a proposal back to front',
      property('strong', true, { from: [12, 0], to: [8, 0] }),
      'ends before it begins',
    ],
    ['nothing deleted', deletion([8, 0], [8, 0]), 'is on nothing'],
    ['one deletion twice', [deletion([8, 0], [20, 0]), deletion([12, 0], [14, 0])], 'is on one place twice'],
    ['one id twice', deletion([8, 0], [9, 0], { ids: [id, id] }), 'has no id, or one twice'],
    ['an end behind the text', deletion([0, 0], [9999, 0]), 'behind the end of the base'],
    ['a negative place', deletion([-1, 0], [2, 0]), 'pending.changes'],
    ['half a token', deletion([0, 0], [2.5, 0]), 'pending.changes'],
    ['a place of three numbers', deletion([0, 0, 0], [2, 0]), 'pending.changes'],
    ['a flow that is not there', deletion([0, 0], [1, 0], { flow: 't9.0.0' }), 'no such flow'],
    ['a flow with the name of a method', deletion([0, 0], [1, 0], { flow: 'constructor' }), 'no such flow'],
    [
      'two insertions that overlap',
      [insertion([{ text: 'ab' }]), insertion([{ text: 'x' }], { at: [8, 1] })],
      'does not join',
    ],
    ['content of two kinds', insertion([{ text: 'x', end: null }]), 'is text and something else'],
    ['nothing inserted', insertion([]), 'inserts nothing'],
    ['no text inserted', insertion([{ text: '' }]), 'inserts nothing'],
    [
      'content with a mark of tracking',
      insertion([{ text: 'x', marks: [{ type: 'del', attrs: { ids: [id] } }] }]),
      'content brings tracking: del',
    ],
    [
      'content with a thread',
      insertion([{ text: 'x', marks: [{ type: 'cmt', attrs: { id: 't' } }] }]),
      'content brings tracking: cmt',
    ],
    ['content without anything', insertion([{}]), 'Invalid input'],
    ['text as a node', insertion([{ node: { type: 'text', text: 'abc' } }]), 'no content by itself: text'],
    [
      'a paragraph as a node',
      insertion([{ node: { type: 'paragraph' } }]),
      'no content by itself: paragraph',
    ],
    [
      'a leaf with marks of its own',
      insertion([{ node: { type: 'hard_break', marks: [{ type: 'strong' }] } }]),
      'no content by itself',
    ],
    ['an end of nothing', insertion([{ end: null }]), 'no paragraph: without a name'],
    ['an end of no paragraph', insertion([{ end: { type: { name: 'section' } } }]), 'no paragraph: section'],
    ['a row in the body', insertion([{ node: row() }]), 'invalid'],
  ])('%s', (_, changes, why) => {
    const list: unknown[] = Array.isArray(changes) ? changes : [changes]
    expect(read(withChanges(...list))).toEqual({
      code: expect.any(String) as string,
      detail: expect.stringContaining(why) as string,
    })
  })

  test('and so it is inside a layer', () => {
    const layer = { ...layered.layers[0]!, changes: [deletion([8, 0], [2, 0]) as Change] }
    expect(read({ ...layered, layers: [layer] })).toMatchObject({ code: 'document-invalid' })
  })

  test('a thread that ends before it begins', () => {
    const [place] = plain.pending.threads
    const threads = [{ ...place!, from: place!.to, to: place!.from }]
    expect(read({ ...plain, pending: { ...plain.pending, threads } })).toMatchObject({
      code: 'document-invalid',
    })
  })
})

function row(): unknown {
  const cell = { type: 'table_cell', content: [{ type: 'paragraph' }] }
  return { type: 'table_row', content: [cell, cell] }
}

test('whatever is made of a revision, it is refused, or everything can be done with it', () => {
  const other = toRevision(reviewOf([edit('replace', 12), edit('delete', 40, 20)]))
  const apart: Revision = { ...other, head: { ...other.head, id: 'elsewhere' as never } }
  const changed = fc.constantFrom<readonly string[]>(
    [],
    ['pending', 'layers'],
    ['threads'],
    ['records', 'clauses'],
  )
  let taken = 0
  fc.assert(
    fc.property(fc.constantFrom(plain, layered), mutations(), changed, (revision, how, within) => {
      const given = read(mutated(revision, how, within))
      if ('code' in given) return
      taken++
      const opened = fromRevision(base, given)
      if (opened.ok) toRevision(opened.value)
      const folded = fold(base, [given, apart])
      mattersOf(folded, logOf([]))
      projectAll(base, [{ key: 'a', layers: given.layers, pending: given.pending }])
      const moved = rebase(base, base, given, {
        head: { packVersion: 'v2', packDigest: given.head.packDigest },
      })
      expect(moved.ok ? moved.value.revision.rebased : moved.problem).toBeDefined()
    }),
    { numRuns: Math.ceil(SCRIPTS / 40), seed: SEED },
  )
  expect(taken).toBeGreaterThan(0)
})
