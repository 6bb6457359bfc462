import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { Step, Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { plainJson } from '../../../src/core/doc'
import type { AuthorId } from '../../../src/core/model'
import { keptStretches } from '../../../src/core/suggestion/pairing'
import {
  acceptAll,
  brokenLaws,
  changesOf,
  extract,
  idsIn,
  layersOf,
  project,
  rejectAll,
  resolve,
  tidy,
} from '../../../src/core/suggestion'
import { Desk, type Edit, baseDocs, edits } from '../../support/edits'
import { acceptedByHand } from '../../support/oracle'
import { SCRIPTS, SEED } from '../../support/rounds'

console.log(`suggestion laws: ${SCRIPTS} scripts, seed ${SEED}`)

const text = (doc: Parameters<typeof plainJson>[0]): string => canonicalJson(plainJson(doc))
const share = (part: number): fc.Parameters<unknown> => ({ numRuns: Math.ceil(SCRIPTS * part), seed: SEED })

function run(
  desk: Desk,
  script: readonly Edit[],
  each?: (step: NonNullable<ReturnType<Desk['edit']>>) => void,
): void {
  for (const edit of script) {
    const step = desk.edit(edit)
    if (step) each?.(step)
  }
}

describe('laws of tracking', () => {
  test('rejecting gives the base, accepting gives the edit, after every edit', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const desk = new Desk(base)
        run(desk, script, ({ before, raw, after, steps }) => {
          after.check()
          expect(after.eq(desk.doc)).toBe(true)
          expect(text(rejectAll(after))).toBe(text(base))
          expect(text(acceptAll(after))).toBe(text(acceptedByHand(before, raw)))
          expect(brokenLaws(before, raw, after)).toEqual([])
          expectOneAuthor(desk, before, after)
          expectMinimal(before, raw, after)
          expectUndone(before, after, steps)
        })
      }),
      share(0.5),
    )
  }, 400_000)

  test('edits across table edges keep the base and a valid document', () => {
    fc.assert(
      fc.property(baseDocs(), edits(5), (base, script) => {
        const desk = new Desk(base, 'rough')
        run(desk, script, ({ after }) => {
          after.check()
          expect(after.eq(desk.doc)).toBe(true)
          expect(text(rejectAll(after))).toBe(text(base))
          acceptAll(after).check()
        })
      }),
      share(0.1),
    )
  }, 200_000)

  test('nobody takes away what another inserted', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const desk = new Desk(base)
        for (const edit of script) {
          const other = (edit.author + 1) % 3
          const before = ownMarks(desk, other)
          desk.edit(edit)
          expect(ownMarks(desk, other)).toBe(before)
        }
      }),
      share(0.05),
    )
  }, 200_000)
})

/** Every id has a record, and one edit brings ids of one author only. */
function expectOneAuthor(desk: Desk, before: Node, after: Node): void {
  const known = idsIn(before)
  const authors = new Set<string>()
  for (const id of idsIn(after)) {
    const record = desk.records.get(id)
    expect(record).toBeDefined()
    if (!known.has(id)) authors.add(record!.author)
  }
  expect(authors.size).toBeLessThanOrEqual(1)
}

/** No more is struck than the edit removed, and no more inserted than it brought. */
function expectMinimal(before: Node, raw: Transform, after: Node): void {
  const kept = keptStretches(raw.steps, before.content.size).reduce((n, k) => n + k.length, 0)
  const count = (doc: Node, kind: 'insertion' | 'deletion'): number =>
    changesOf(doc).reduce((n, s) => (s.kind === kind ? n + s.text.length : n), 0)
  expect(count(after, 'deletion') - count(before, 'deletion')).toBeLessThanOrEqual(before.content.size - kept)
  expect(count(after, 'insertion') - count(before, 'insertion')).toBeLessThanOrEqual(
    raw.doc.content.size - kept,
  )
}

/** Undone step by step, the document is exactly the one before, ids and all. */
function expectUndone(before: Node, after: Node, steps: readonly Step[]): void {
  const docs = [before]
  for (const step of steps) docs.push(step.apply(docs[docs.length - 1]!).doc!)
  let doc = after
  for (let i = steps.length - 1; i >= 0; i--) doc = steps[i]!.invert(docs[i]!).apply(doc).doc!
  expect(doc.eq(before)).toBe(true)
}

/** One author's inserted content: no other author's edit may take any of it away. */
function ownMarks(desk: Desk, author: number): string {
  const name = `author${author}`
  const mine = (id: string): boolean => desk.records.get(id)?.author === name
  return extract(desk.doc)
    .changes.flatMap((c) => (c.kind === 'insertion' && c.ids.some(mine) ? c.content : []))
    .map((run) => run.text ?? (run.end ? '\u00b6' : '\ufffc'))
    .join('')
}

describe('laws of decisions', () => {
  const decided = fc.array(fc.record({ at: fc.nat(40), accept: fc.boolean() }), { maxLength: 12 })

  test('any order of decisions gives the same text, all at once or one by one', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), decided, (base, script, choices) => {
        const desk = new Desk(base)
        run(desk, script)
        const ids = [...idsIn(desk.doc)].sort()
        if (!ids.length) return
        const verdicts = new Map(
          choices.map((c) => [ids[c.at % ids.length]!, c.accept ? 'accept' : 'reject'] as const),
        )
        const all = resolve(desk.doc, (id) => verdicts.get(id)).doc
        for (const order of [[...verdicts], [...verdicts].reverse()]) {
          let doc = desk.doc
          for (const [id, verdict] of order) doc = resolve(doc, (x) => (x === id ? verdict : undefined)).doc
          expect(text(doc)).toBe(text(all))
          expect(resolve(doc, (id) => verdicts.get(id)).steps).toEqual([])
        }
      }),
      share(0.15),
    )
  }, 200_000)
})

describe('laws of tidying', () => {
  test('neither reading changes, and a second time finds nothing', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const desk = new Desk(base)
        run(desk, script)
        const isMine = (id: string): boolean => desk.records.get(id)?.author === 'author0'
        let doc = desk.doc
        for (const step of tidy(doc, isMine)) doc = step.apply(doc).doc!
        expect(text(rejectAll(doc))).toBe(text(base))
        expect(text(acceptAll(doc))).toBe(text(acceptAll(desk.doc)))
        expect(tidy(doc, isMine)).toEqual([])
      }),
      share(0.05),
    )
  }, 200_000)
})

describe('laws of the review file', () => {
  test('extract and project are inverse', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const desk = new Desk(base)
        run(desk, script)
        const set = extract(desk.doc)
        const again = project(rejectAll(desk.doc), set)
        expect(flat(again)).toBe(flat(desk.doc))
        expect(canonicalJson(extract(again))).toBe(canonicalJson(set))
      }),
      share(0.1),
    )
  }, 200_000)

  test('what is accepted inside a review is laid up, and the base can be had back', () => {
    const by = { author: 'author0' as AuthorId, at: '2026-01-01T00:00:00.000Z' }
    fc.assert(
      fc.property(
        baseDocs(),
        edits(6),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (base, script, take) => {
          const desk = new Desk(base)
          run(desk, script)
          let n = 0
          const chosen = new Set([...idsIn(desk.doc)].filter(() => take[n++ % 4]))
          const settled = resolve(desk.doc, (id) => (chosen.has(id) ? 'accept' : undefined), by).doc
          let rebuilt = base
          for (const layer of layersOf(settled))
            rebuilt = acceptAll(project(rebuilt, { changes: layer.changes, threads: [] }))
          expect(text(rebuilt)).toBe(text(rejectAll(settled)))
          expect(flat(project(rebuilt, extract(settled)))).toBe(flat(settled))
          let whole = base
          for (const layer of layersOf(settled))
            whole = project(whole, { changes: layer.changes, threads: [] })
          whole = project(whole, extract(settled))
          expect(text(rejectAll(whole))).toBe(text(base))
          expect(text(acceptAll(whole))).toBe(text(acceptAll(settled)))
        },
      ),
      share(0.1),
    )
  }, 200_000)
})

/** Blocks with all annotation, sections looked through. */
function flat(doc: Node): string {
  const blocks: unknown[] = []
  doc.forEach((s) => s.forEach((b) => blocks.push(b.toJSON())))
  return canonicalJson(blocks)
}
