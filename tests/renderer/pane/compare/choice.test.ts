import { describe, expect, test } from 'vitest'
import type { PackRow } from '../../../../src/contract'
import {
  chooseIn,
  chosenOf,
  inLocale,
  subjectsOf,
  textId,
} from '../../../../src/renderer/pane/compare/choice'

function pack(version: number, over: Partial<Record<keyof PackRow, unknown>> = {}): PackRow {
  return {
    pack: 'gifts',
    digest: String(version).repeat(64),
    version: `v${version}`,
    importedAt: `2026-01-0${version}T00:00:00.000Z`,
    documents: [
      {
        document: 'policy',
        title: `Gifts ${version}`,
        source: { locale: 'en' },
        targets: [{ locale: 'de' }, { locale: 'ja' }],
      },
    ],
    reviews: [],
    ...(version > 1 ? { previous: String(version - 1).repeat(64) } : {}),
    ...over,
  } as unknown as PackRow
}

const review = {
  review: 'r1',
  document: 'policy',
  locale: 'de',
  author: { id: 'ana', name: 'Ana' },
  mine: true,
}
const names = (chosen: ReturnType<typeof chosenOf>): unknown =>
  chosen && [chosen.locale, chosen.before.version, chosen.after.version]

describe('what can be compared', () => {
  const packs = [pack(2), pack(1, { reviews: [review] })]
  const [subject] = subjectsOf(packs)

  test('is listed by document, through all versions, reviews among them', () => {
    expect(subjectsOf(packs)).toHaveLength(1)
    expect(subject).toMatchObject({ title: 'Gifts 2', locales: ['en', 'de', 'ja'] })
    expect(
      subject!.texts.filter(({ locale }) => locale === 'de').map((t) => [t.version, t.reviewer]),
    ).toEqual([
      ['v1', undefined],
      ['v1', 'Ana'],
      ['v2', undefined],
    ])
  })

  test('of itself the last version is compared with the one before', () => {
    expect(names(chosenOf(subjectsOf(packs), {}))).toEqual(['de', 'v1', 'v2'])
    expect(chosenOf([], {})).toBeNull()
  })

  test('what a route names is chosen, in its language', () => {
    const text = { review: 'r1' as never }
    const chosen = chosenOf(subjectsOf(packs), { after: text })
    expect(chosen?.locale).toBe('de')
    expect(chosen?.after.id).toBe(textId(text))
    expect(chosen?.before.version).toBe('v2')
  })

  test('another language keeps the versions, as far as it has them', () => {
    const chosen = chosenOf(subjectsOf(packs), { before: { review: 'r1' as never } })!
    expect(names(inLocale(chosen, 'ja'))).toEqual(['ja', 'v1', 'v2'])
    expect(inLocale(chosen, 'fr')).toBeNull()
  })

  test('with a single text, it is compared with itself', () => {
    const [alone] = subjectsOf([pack(1)])
    expect(names(chooseIn(alone!, 'de', {}))).toEqual(['de', 'v1', 'v1'])
  })
})
