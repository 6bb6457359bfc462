import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import register from '../../../../resources/locales/en/register.json'
import { PrecedentRow } from '../../../../src/contract/register'
import { citationOf } from '../../../../src/renderer/pane/register/citation'
import { ANA, PRECEDENT } from '../../../core/register/entries'

const LATEST = { packVersion: 'v2', packDigest: 'd'.repeat(64), text: 'e'.repeat(64), excerpt: '' }
const READ = { version: LATEST, text: LATEST.text, by: ANA, at: PRECEDENT.at }

function row(patch: object): PrecedentRow {
  const base = { precedent: PRECEDENT, reversal: null, reconfirmed: [], standing: 'holds', latest: null }
  return PrecedentRow.parse({ ...base, ...patch })
}

let t: TFunction<'register'>
beforeAll(async () => {
  const own = i18next.createInstance()
  await own.init({
    lng: 'en',
    ns: ['register'],
    resources: { en: { register } },
    interpolation: { escapeValue: false },
  })
  t = own.getFixedT('en', 'register')
})

it.each([
  ['holds', {}, 'They are. (Gifting policy, 2.1 Geschenke, version v1; Maya, Nov 1; p-1)'],
  [
    'was reconfirmed for the newest version',
    { latest: LATEST, reconfirmed: [READ] },
    'They are. (Gifting policy, 2.1 Geschenke, version v1, reconfirmed for v2; Maya, Nov 1; p-1)',
  ],
  [
    'was reconfirmed for a text that no longer is the newest',
    { latest: { ...LATEST, text: PRECEDENT.clause.text }, reconfirmed: [READ] },
    'They are. (Gifting policy, 2.1 Geschenke, version v1; Maya, Nov 1; p-1)',
  ],
  ['is to be reconfirmed', { standing: 'to-reconfirm', latest: LATEST }, null],
  ['was reversed', { standing: 'reversed' }, null],
])('a precedent that %s', (_name, patch, expected) => {
  expect(citationOf(row(patch), t, 'Nov 1')).toBe(expected)
})
