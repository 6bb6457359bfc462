import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import type { ChangeRecord } from '../../../src/core/model'
import { type Card, cardsOf, idsIn } from '../../../src/core/suggestion'
import { Desk, baseDocs, edits, recut } from '../../support/edits'

const options = { numRuns: 150, seed: Number(process.env['STET_SEED'] ?? Date.now() % 1_000_000) }

/** What a card says, without where it stands. */
const said = (cards: readonly Card[]): string[] =>
  cards
    .map(({ key, ids, author, kind, inserted, deleted, properties, clause }) =>
      JSON.stringify({ key, ids: [...ids].sort(), author, kind, inserted, deleted, properties, clause }),
    )
    .sort()

describe('cards', () => {
  test('are the same whether earlier documents were looked at or not', () => {
    fc.assert(
      fc.property(baseDocs(), edits(8), (base, script) => {
        const desk = new Desk(base)
        const seen: Node[] = []
        for (const edit of script) {
          desk.edit(edit)
          seen.push(desk.doc)
          expect(cardsOf(desk.doc, desk.records)).toEqual(cardsOf(desk.doc, copy(desk.records)))
        }
        for (const doc of seen.reverse())
          expect(cardsOf(doc, desk.records)).toEqual(cardsOf(doc, copy(desk.records)))
      }),
      options,
    )
  })

  test('are the same wherever the sections are cut', () => {
    fc.assert(
      fc.property(
        baseDocs(),
        edits(8),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (base, script, cuts) => {
          const desk = new Desk(base)
          for (const edit of script) desk.edit(edit)
          const records = copy(desk.records)
          const whole = recut(desk.doc, [false])
          expect(said(cardsOf(recut(desk.doc, cuts), records))).toEqual(said(cardsOf(whole, records)))
        },
      ),
      options,
    )
  })

  test('stand in reading order, and every pending suggestion is on exactly one', () => {
    fc.assert(
      fc.property(baseDocs(), edits(8), (base, script) => {
        const desk = new Desk(base)
        for (const edit of script) desk.edit(edit)
        const cards = cardsOf(desk.doc, desk.records)
        expect(cards.map((card) => card.from)).toEqual(cards.map((card) => card.from).sort((a, b) => a - b))
        const ids = cards.flatMap((card) => card.ids)
        expect([...ids].sort()).toEqual([...idsIn(desk.doc)].sort())
      }),
      options,
    )
  })
})

const copy = (records: ReadonlyMap<string, ChangeRecord>): Map<string, ChangeRecord> => new Map(records)
