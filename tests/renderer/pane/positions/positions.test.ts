import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { createInstance, type TFunction } from 'i18next'
import { Transform } from 'prosemirror-transform'
import { beforeAll, describe, expect, test } from 'vitest'
import { fold, logOf, mattersOf, placedPositions, ratingsOf } from '../../../../src/core/collation'
import { clausesOf, docOf, schema } from '../../../../src/core/doc'
import { type AuthorId, ChangeId, type Instant, type Revision } from '../../../../src/core/model'
import { extract, track } from '../../../../src/core/suggestion'
import { groupsOf, heldPositions, positionRows } from '../../../../src/renderer/pane/positions/groups'
import { positionsCsv } from '../../../../src/renderer/pane/positions/positions-csv'
import { entry } from '../../../support/collation-acts'
import { revisionBy } from '../../../support/reviewers'

const words: unknown = JSON.parse(readFileSync('resources/locales/en/adjudicate.json', 'utf8'))
const TEXT = 'Staff must never take any gift from a partner without asking.'
const base = docOf([schema.nodes.paragraph.create({ bid: 'c1' }, schema.text(TEXT))])

/** A reviewer who puts one thing in place of another and does nothing else. */
function replacing(seed: number, find: string, to: string): Revision {
  const from = clausesOf(base)[0]!.pos + 1 + TEXT.indexOf(find)
  const edited = new Transform(base).replaceWith(from, from + find.length, schema.text(to))
  let minted = 0
  const tracked = track(base, edited, {
    author: `u${seed}` as AuthorId,
    now: '2026-01-01T00:00:00.000Z' as Instant,
    mintId: () => ChangeId.parse(`s${seed}.${++minted}`),
    isMine: () => false,
    group: `g${seed}`,
    origin: 'typing',
    trim: 'word',
  })
  const idle = revisionBy(base, { seed, changes: 0, reviewed: 0 })
  return { ...idle, pending: extract(tracked.doc), records: [...tracked.minted] } as Revision
}

const narrow = replacing(1, 'gift', 'present')
const wide = replacing(2, 'any gift from', 'presents of')
const before = mattersOf(fold(base, [narrow]), logOf([]))[0]!

const says = (more: object) => ({
  kind: 'position',
  group: 'Legal',
  on: before.target,
  stance: 'object',
  ...more,
})
const log = logOf(
  [
    says({ reason: 'risk' }),
    says({ group: 'Trust', stance: 'agree' }),
    says({ on: null, stance: 'agree' }),
    says({ on: { kind: 'thread', thread: 't1' }, reason: 'unanswered' }),
  ].map((act, i) => entry(`e${i}`, i + 1, act)),
)
const ground = (revisions: readonly Revision[]) => {
  const folded = fold(base, revisions)
  return { base, folded, log, matters: mattersOf(folded, log) }
}

describe('positions after reviews came and went', () => {
  let t: TFunction<'adjudicate'>
  beforeAll(async () => {
    const i18n = createInstance()
    await i18n.init({
      lng: 'en',
      resources: { en: { adjudicate: words as Record<string, string> } },
      interpolation: { escapeValue: false },
    })
    t = i18n.t as TFunction<'adjudicate'>
  })
  const table = (revisions: readonly Revision[]) => {
    const csv = positionsCsv(positionRows(ground(revisions)), { groups: groupsOf(log), log, t })
    return (parse(csv, { bom: true }) as string[][]).slice(1)
  }

  test('a place that a late review widened keeps them: on screen, in the table, the file and the figures', () => {
    const late = ground([narrow, wide])
    expect(late.matters.map(({ base: text }) => text)).toEqual(['any gift from'])
    const { at } = placedPositions(log, late.matters)
    expect(at.get(late.matters[0]!.id)!.map(({ act }) => act.group)).toEqual(['Legal', 'Trust'])
    expect(positionRows(late).map(({ about, number, text }) => [about, number, text])).toEqual([
      ['matter', 1, 'any gift from'],
      ['gone-thread', 0, ''],
      ['whole', 0, ''],
    ])
    expect(table([narrow, wide])).toEqual([
      ['1', 'any gift from', 'Objects: risk', 'Agrees'],
      ['', 'A thread that is not there any more', 'Objects: unanswered', ''],
      ['', 'On the whole proposal', 'Agrees', ''],
    ])
    const groups = ratingsOf(late.folded, log).find(({ id }) => id === 'groups')!.units
    expect(groups.map(({ clause, ratings }) => [clause, ratings.length])).toEqual([
      ['c1', 2],
      [null, 1],
      [null, 1],
    ])
  })

  test('a place where nobody wants anything any more is listed with its text', () => {
    expect(positionRows(ground([])).map(({ about, number, text }) => [about, number, text])).toEqual([
      ['gone', 1, 'gift'],
      ['gone-thread', 0, ''],
      ['whole', 0, ''],
    ])
    expect(table([])[0]).toEqual([
      '1',
      'gift (nobody wants a change here any more)',
      'Objects: risk',
      'Agrees',
    ])
    const { matters } = ground([])
    expect(heldPositions(placedPositions(log, matters))).toHaveLength(4)
  })
})
