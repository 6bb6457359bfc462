import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { docOf, plainJson } from '../../../src/core/doc'
import { fromRevision } from '../../../src/core/handback'
import { editsOf } from '../../../src/core/merge'
import { RebaseReport, type RebaseVerdict, type Revision } from '../../../src/core/model'
import { type RebasedRevision, rebase } from '../../../src/core/rebase'
import { acceptAll, rejectAll } from '../../../src/core/suggestion'
import { baseDocs, edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'
import { NEXT, hooks, madeOf, meeting, updateOf, withStates } from './make'

const RUNS = Math.ceil(SCRIPTS / 20)
console.log(`rebase laws: ${RUNS} rounds, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

const text = (doc: Node): string => canonicalJson(plainJson(doc))

function done(result: ReturnType<typeof rebase>): RebasedRevision {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.detail}`)
  return result.value
}

function opened(base: Node, revision: Revision): Node {
  const review = fromRevision(base, revision)
  if (!review.ok) throw new Error(`${review.problem.code}: ${review.problem.detail}`)
  return review.value.doc
}

const idsOf = (revision: Revision): string[] =>
  [...new Set(revision.pending.changes.flatMap((c) => c.ids))].sort()
const verdicts = ({ report }: RebasedRevision): Set<RebaseVerdict> =>
  new Set(report.lines.filter((l) => l.kind === 'change').map((l) => l.verdict))

describe('laws of rebasing', () => {
  test('onto the same text it is the same review', () => {
    fc.assert(
      fc.property(baseDocs(true, 3), edits(2), hooks, (base, script, hung) => {
        const made = withStates(madeOf(base, script, { hung, authors: 3 }).revision, base)
        const { revision, report } = done(rebase(base, base, made, { head: NEXT }))
        const sorted = (r: Revision): unknown => ({
          changes: r.pending.changes,
          threads: r.pending.threads.map((p) => canonicalJson(p)).sort(),
        })
        expect(sorted(revision)).toEqual(sorted(made))
        expect(revision.threads).toEqual(made.threads)
        expect(revision.clauses).toEqual(made.clauses)
        expect(revision.records).toEqual(made.records)
        expect(new Set(report.lines.map((l) => l.verdict)).size).toBeLessThanOrEqual(1)
      }),
      settings,
    )
  }, 200_000)

  test('without it the text is the new one, and every item has one line', () => {
    fc.assert(
      fc.property(meeting, ([base, mine, theirs, hung]) => {
        const made = withStates(madeOf(base, mine, { hung, authors: 3 }).revision, base)
        const { set, to } = updateOf(base, theirs)
        const { revision, report } = done(rebase(base, to, made, { head: NEXT, update: set }))
        const doc = opened(to, revision)
        expect(text(rejectAll(doc))).toBe(text(to))
        expect(RebaseReport.safeParse(report).success).toBe(true)
        const lines = (kind: string): string[] =>
          report.lines
            .filter((l) => l.kind === kind)
            .map((l) => l.id)
            .sort()
        expect(lines('change')).toEqual(idsOf(made))
        expect(lines('thread')).toEqual(made.threads.map((t) => t.id).sort())
        expect(lines('clause')).toEqual(Object.keys(made.clauses).sort())
        // What stands in the text is what the report says stands there.
        const there = new Set(idsOf(revision))
        expect(report.lines.filter((line) => misplaced(report, line, there))).toEqual([])
        for (const id of there) expect(lines('change')).toContain(id)
        expect(revision.records).toEqual(made.records)
        expect(revision.threads.map((t) => t.comments)).toEqual(made.threads.map((t) => t.comments))
      }),
      settings,
    )
  }, 200_000)

  test('onto its own text nothing is left to decide', () => {
    fc.assert(
      fc.property(baseDocs(true, 3), edits(4), (base, script) => {
        const { revision: made, clean } = madeOf(base, script)
        const { revision } = done(rebase(base, clean, made, { head: NEXT, update: made.pending }))
        expect(text(acceptAll(opened(clean, revision)))).toBe(text(clean))
        const left = editsOf(clean, { key: 'r', layers: [], pending: revision.pending })
        expect([left.text, left.properties]).toEqual([[], []])
      }),
      settings,
    )
  }, 200_000)

  test('without conflict it does not matter who came first', () => {
    let compared = 0
    fc.assert(
      fc.property(baseDocs(true, 3), edits(3), edits(3), (base, mine, theirs) => {
        const [a, b] = [madeOf(base, mine), madeOf(base, theirs)]
        const aOnB = done(rebase(base, b.clean, a.revision, { head: NEXT, update: b.revision.pending }))
        const bOnA = done(rebase(base, a.clean, b.revision, { head: NEXT, update: a.revision.pending }))
        for (const one of [aOnB, bOnA])
          for (const verdict of verdicts(one))
            if (verdict === 'conflict' || verdict === 'context-removed') return
        compared++
        expect(text(acceptAll(opened(b.clean, aOnB.revision)))).toBe(
          text(acceptAll(opened(a.clean, bOnA.revision))),
        )
      }),
      settings,
    )
    expect(compared).toBeGreaterThan(RUNS / 10)
  }, 200_000)
})

describe('what reviewers wrote', () => {
  test('is proposed again, letter by letter, unless the new text says it', () => {
    const marked = edits(3).map((script) => script.map((edit) => ({ ...edit, text: `§${edit.text}¶` })))
    fc.assert(
      fc.property(baseDocs(true, 3), marked, edits(4), (base, mine, theirs) => {
        const made = madeOf(base, mine, { authors: 3 }).revision
        const { set, to } = updateOf(base, theirs)
        const { revision } = done(rebase(base, to, made, { head: NEXT, update: set }))
        const signs = (r: Revision): string[] => insertedText(r).replaceAll(/[^§¶]/g, '').split('').sort()
        expect(signs(revision)).toEqual(signs(made))
      }),
      settings,
    )
  }, 200_000)

  test('one edit against one edit: taking it gives the reviewer’s text, leaving it the new one', () => {
    // Edits of words: what only the update did, to a property or to another paragraph, stays whatever is taken.
    const wordy = edits(1).filter(([edit]) => edit!.op < 9)
    let met = 0
    fc.assert(
      fc.property(baseDocs(false, 4), wordy, wordy, (base, mine, theirs) => {
        const { revision: made, clean } = madeOf(base, mine)
        const { set, to } = updateOf(base, theirs)
        // Words put over a paragraph's end join two paragraphs of which one has the properties of the other then.
        if (set.changes.some(({ kind }) => kind === 'property')) return
        const rebased = done(rebase(base, to, made, { head: NEXT, update: set }))
        const doc = opened(to, rebased.revision)
        const found = verdicts(rebased)
        if (found.size !== 1 || !found.has('conflict')) return
        met++
        expect(text(acceptAll(doc))).toBe(text(clean))
        expect(text(rejectAll(doc))).toBe(text(to))
      }),
      settings,
    )
    expect(met).toBeGreaterThan(RUNS / 20)
  }, 200_000)

  test('survives several versions, with one verdict each, and says where it comes from', () => {
    fc.assert(
      fc.property(
        baseDocs(true, 3),
        edits(3),
        fc.tuple(edits(2), edits(2)),
        hooks,
        (base, mine, [first, second], hung) => {
          const made = madeOf(base, mine, { hung, authors: 2 }).revision
          const one = updateOf(base, first)
          const two = updateOf(one.to, second)
          const direct = done(rebase(base, two.to, made, { head: NEXT, update: [one.set, two.set] }))
          const hop = done(rebase(base, one.to, made, { head: NEXT, update: one.set }))
          const stepwise = done(rebase(one.to, two.to, hop.revision, { head: NEXT, update: two.set }))
          for (const { revision, report } of [direct, stepwise]) {
            expect(text(rejectAll(opened(two.to, revision)))).toBe(text(two.to))
            expect(revision.threads.length).toBe(made.threads.length)
            expect(revision.records).toEqual(made.records)
            const ids = report.lines.filter((l) => l.kind === 'change').map((l) => l.id)
            expect(new Set(ids).size).toBe(ids.length)
          }
          expect(direct.report.lines.length).toBe(hop.report.lines.length)
          const { rebased } = stepwise.revision as { rebased?: { before?: { report: unknown } } }
          expect(rebased?.before?.report).toEqual(hop.report)
        },
      ),
      settings,
    )
  }, 200_000)

  test('paragraphs may stand elsewhere: nothing is lost, and both texts are exact', () => {
    const marked = edits(3).map((script) => script.map((edit) => ({ ...edit, text: `§${edit.text}¶` })))
    fc.assert(
      fc.property(baseDocs(false, 4), marked, fc.nat(4), (base, mine, turn) => {
        const made = madeOf(base, mine, { authors: 2 }).revision
        const blocks = base.children.flatMap((section) => [...section.children])
        const at = turn % blocks.length
        const to = docOf([...blocks.slice(at), ...blocks.slice(0, at)])
        const { revision, report } = done(rebase(base, to, made, { head: NEXT }))
        expect(text(rejectAll(opened(to, revision)))).toBe(text(to))
        expect(report.lines.map((l) => l.id).sort()).toEqual(idsOf(made))
        expect(insertedText(revision).match(/[§¶]/g)?.sort()).toEqual(
          insertedText(made).match(/[§¶]/g)?.sort(),
        )
      }),
      settings,
    )
  }, 200_000)

  test('without any word of how the text changed, both texts are still exact', () => {
    fc.assert(
      fc.property(baseDocs(true, 3), edits(3), edits(3), (base, mine, theirs) => {
        const made = madeOf(base, mine, { authors: 2 }).revision
        const { to } = updateOf(base, theirs)
        const { revision, report } = done(rebase(base, to, made, { head: NEXT }))
        expect(text(rejectAll(opened(to, revision)))).toBe(text(to))
        expect(report.lines.map((l) => l.id).sort()).toEqual(idsOf(made))
      }),
      settings,
    )
  }, 200_000)
})

function insertedText(revision: Revision): string {
  return revision.pending.changes
    .flatMap((c) => (c.kind === 'insertion' ? c.content.map((run) => run.text ?? '') : []))
    .join('')
}

/** Whether a suggestion stands in the text although it was absorbed, or does not although it was not. */
function misplaced(
  report: RebaseReport,
  line: RebaseReport['lines'][number],
  there: ReadonlySet<string>,
): boolean {
  if (line.kind !== 'change') return false
  if (line.verdict === 'absorbed') return there.has(line.id)
  const isProperty = (context: number | undefined): boolean =>
    context !== undefined && report.contexts[context]!.property !== undefined
  const lost = line.pieces.every((p) => p.verdict === 'absorbed' || isProperty(p.context))
  return !lost && !there.has(line.id)
}
