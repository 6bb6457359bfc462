import { readFileSync } from 'node:fs'
import i18next, { type TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { type RatedUnit, agreementOf } from '../../../../src/core/agreement'
import {
  figureFormat,
  figureWords,
  percentFormat,
} from '../../../../src/renderer/pane/adjudicate/figure-words'

const LOCALES = ['en', 'de', 'es', 'ar', 'ja', 'hi']
const units = (count: number, of: (n: number) => Record<string, string>): RatedUnit[] =>
  Array.from({ length: count }, (_, n) => ({
    unit: `u${n}`,
    ratings: Object.entries(of(n)).map(([rater, value]) => ({ rater, value })),
  }))
const split = (n: number): string => (n % 2 ? 'yes' : 'no')

/** What there is to rate, and the words that stand in place of the percentage and of alpha; empty where there is a number. */
const TABLES: readonly [string, RatedUnit[], string, string][] = [
  ['nothing', [], 'no-ratings', 'no-ratings'],
  ['what nobody rated', units(9, () => ({})), 'no-ratings', 'no-ratings'],
  ['what one person rated', units(9, (n) => ({ ana: split(n) })), 'one-rater', 'one-rater'],
  [
    'what two people rated apart',
    units(9, (n) => ({ [n % 2 ? 'ana' : 'bo']: split(n) })),
    'too-few-units',
    'too-few-units',
  ],
  ['two units', units(2, (n) => ({ ana: split(n), bo: 'yes' })), '', 'too-few-units'],
  ['one answer everywhere', units(9, () => ({ ana: 'yes', bo: 'yes' })), '', 'one-category'],
  ['enough', units(9, (n) => ({ ana: split(n), bo: n < 3 ? 'yes' : split(n) })), '', ''],
]

async function wordsIn(locale: string): Promise<TFunction<'adjudicate'>> {
  const path = `resources/locales/${locale}/adjudicate.json`
  const adjudicate = JSON.parse(readFileSync(path, 'utf8')) as object
  const own = i18next.createInstance()
  await own.init({ lng: locale, ns: ['adjudicate'], resources: { [locale]: { adjudicate } } })
  return own.getFixedT(locale, 'adjudicate')
}

describe.each(LOCALES)('figures in %s', (locale) => {
  it.each(TABLES)('of %s have a number, or words for why there is none', async (_, rated, why, whyAlpha) => {
    const t = await wordsIn(locale)
    const { percent, alpha } = agreementOf(rated)
    const said = [figureWords(percent, percentFormat(locale), t), figureWords(alpha, figureFormat(locale), t)]
    const isNumber = ({ value }: { value: string }): boolean => /^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(value)
    const shown = said.map((one) => (isNumber(one) ? 'number' : `${one.value}${one.interval}`))
    const words = (id: string): string => (id ? t(`figure.why.${id}` as never) : 'number')
    expect(shown).toEqual([why, whyAlpha].map(words))
    expect(shown.join(' ')).not.toMatch(/figure\.|NaN|undefined/)
  })
})
