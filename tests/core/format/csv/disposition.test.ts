import { describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { dispositionWords } from '../../../../src/backend/transfer/disposition-words'
import { dispositionRows, receiptsOf } from '../../../../src/core/collation'
import { DISPOSITION_COLUMNS, dispositionCsv, receiptCsv } from '../../../../src/core/format/csv'
import { ISSUER, decidedAtRandom, decider, headFor } from '../../../support/deciders'
import { corpusBase, revisionsBy } from '../../../support/reviewers'

const base = corpusBase('ar')
const team = revisionsBy(base, 4, { seed: 30, locale: 'ar', changes: 8, threads: 2 })
const { folded, log, matters } = decidedAtRandom(decider(base, team), 5)
const rows = dispositionRows(folded, log, matters)
const read = (csv: string): string[][] => parse(csv, { bom: true }) as string[][]

describe('the disposition table as CSV', () => {
  it.each(['en', 'de', 'es', 'ar', 'ja', 'hi'])('has every column and every row in %s', (locale) => {
    const words = dispositionWords(locale)
    const [titles, ...lines] = read(dispositionCsv(rows, words))
    expect(titles).toEqual(DISPOSITION_COLUMNS.map((id) => words.column[id]))
    expect(new Set(titles).size).toBe(DISPOSITION_COLUMNS.length)
    expect(lines).toHaveLength(rows.length)
    const outcome = DISPOSITION_COLUMNS.indexOf('outcome')
    expect(lines.map((line) => line[outcome])).toEqual(rows.map((row) => words.outcome[row.outcome]))
  })

  it('keeps names and text of any script, and no text becomes a formula', () => {
    const words = dispositionWords('en')
    const hostile = { ...rows[0]!, proposal: '=1+1', said: ['@cmd', '+2'], supporters: ['ليلى حداد', '-Bo'] }
    const [, line] = read(dispositionCsv([hostile], words))
    const cell = (id: (typeof DISPOSITION_COLUMNS)[number]): string => line![DISPOSITION_COLUMNS.indexOf(id)]!
    expect(cell('proposal')).toBe("'=1+1")
    expect(cell('said')).toBe("'@cmd\n'+2")
    expect(cell('supporters')).toBe("ليلى حداد\n'-Bo")
  })

  it('says that names are hidden instead of telling them', () => {
    const words = dispositionWords('en')
    const csv = dispositionCsv([{ ...rows[0]!, supporters: null }], words)
    expect(csv).toContain(words.namesHidden)
  })

  it('a language that there is none of is English, a region falls back to its language', () => {
    expect(dispositionWords('tlh').column.base).toBe(dispositionWords('en').column.base)
    expect(dispositionWords('de-AT').column.base).toBe(dispositionWords('de').column.base)
    expect(dispositionWords('__proto__').column.base).toBe(dispositionWords('en').column.base)
  })
})

describe('a receipt as CSV', () => {
  it('has a line for every answer, and for every piece of one that has several', () => {
    const issuedAt = '2026-11-12T08:00:00.000Z'
    const all = receiptsOf({ head: headFor(team[0]!), folded, log, matters, issuedBy: ISSUER, issuedAt })
    for (const receipt of all) {
      const lines = read(receiptCsv(receipt, { ...dispositionWords('ja'), ask: '質問' }))
      const expected = receipt.answers.map((one) => (one.kind === 'change' ? (one.pieces?.length ?? 1) : 1))
      expect(lines).toHaveLength(1 + expected.reduce((a, b) => a + b, 0))
    }
  })
})
