import { type Page } from '@playwright/test'
import { Desk } from './support/desk'
import { closeImport, importFiles, language } from './support/library'
import { call, expect, test } from './support/stet'

const NEXT = 'resources/sample-pack/v2/live-gifting.stetpack'

interface Case {
  readonly language: string
  /** Words of a clause that version 2 left alone, of one that it changed, and of one that it wrote anew. */
  readonly alone: readonly [old: string, mine: string]
  readonly changed: readonly [old: string, mine: string]
  readonly anew: readonly [old: string, mine: string]
  /** Words in a clause that version 2 changed, which are still there. */
  readonly beside: readonly [old: string, mine: string]
  /** Words of a clause that stands in another place in version 2. */
  readonly elsewhere: readonly [old: string, mine: string]
}

const cases: readonly Case[] = [
  {
    language: 'German',
    alone: ['Betrug', 'Täuschung'],
    changed: ['72 Stunden nach', '36 Stunden nach'],
    anew: ['freundschaftlicher', 'fairer'],
    beside: ['Agenturen', 'Agenten'],
    elsewhere: ['5 Werktagen', '6 Arbeitstagen'],
  },
  {
    language: 'Arabic',
    alone: ['الاحتيال', 'الخداع'],
    changed: ['٧٢ يومًا', '٣٦ ساعة'],
    anew: ['الودية', 'العادلة'],
    beside: ['ووكالة', 'ووكيل'],
    elsewhere: ['المحتجزة', 'الموقوفة'],
  },
  {
    language: 'Japanese',
    alone: ['不正行為', '詐欺行為'],
    changed: ['72時間以内にLumo', '36時間以内にLumo'],
    anew: ['友好的な', '公正な'],
    beside: ['代理店', '代理人'],
    elsewhere: ['当初の判断', '最初の判断'],
  },
]

async function replace(desk: Desk, [old, mine]: readonly [string, string]): Promise<void> {
  await desk.select(old)
  await desk.page.keyboard.insertText(mine)
}

async function toLibrary(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Library' }).click()
}

interface Moved {
  readonly head: { readonly packVersion: string }
  readonly rebased?: { readonly report: { readonly lines: { kind: string; verdict: string }[] } }
}

for (const { language: name, alone, changed, anew, beside, elsewhere } of cases)
  test(`a ${name} review moves to version 2, and shows what needs its reviewer`, async ({ page, stet }) => {
    await stet.begin(page)
    const desk = await Desk.open(page, name)
    for (const edit of [alone, changed, anew, beside, elsewhere]) await replace(desk, edit)
    await desk.saved()
    await toLibrary(page)
    await importFiles(page, NEXT)
    await closeImport(page)

    await page.getByRole('row').filter({ hasText: 'v1' }).click()
    const mine = language(page, name).filter({ hasText: 'In work' })
    await mine.getByRole('button', { name: 'More for this row' }).click()
    await page.getByRole('menuitem', { name: 'Move my review to version v2…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move my review to version v2' })
    const table = dialog.getByRole('table', { name: 'What becomes of each item' })
    await expect(table.getByRole('row', { name: /^Changes/ })).toBeVisible()
    const list = dialog.getByRole('list', { name: 'Needs you' })
    await expect(list).toContainText(changed[1].slice(0, 2))
    await expect(list).toContainText(anew[1].slice(0, 2))
    await expect(list).not.toContainText(alone[1])
    await expect(list).not.toContainText(beside[1])
    await expect(list).not.toContainText(elsewhere[1])
    await dialog.getByRole('button', { name: 'Move my review' }).click()

    await expect(dialog).toBeHidden()
    await desk.ready()
    const words = (await desk.clean()).join('\n')
    for (const [, wanted] of [alone, changed, anew, beside, elsewhere]) expect(words).toContain(wanted)
    const panel = page.getByRole('complementary', { name: 'Needs you' })
    await expect(panel).toContainText('Moved from version v1')
    await panel
      .getByRole('button')
      .filter({ hasText: changed[1].slice(0, 2) })
      .first()
      .click()
    await expect(desk.text.locator('ins').filter({ hasText: changed[1].slice(0, 2) })).toBeInViewport()

    const { packs } = await call<{ packs: { version: string; reviews: { review: string }[] }[] }>(
      page,
      'library.read',
      {},
    )
    const reviews = Object.fromEntries(packs.map(({ version, reviews }) => [version, reviews.length]))
    expect(reviews).toEqual({ v1: 1, v2: 1 })
    const key = packs.find(({ version }) => version === 'v2')!.reviews[0]!.review
    const stored = await call<Moved>(page, 'review.read', { review: key })
    expect(stored.head.packVersion).toBe('v2')
    const changes = stored.rebased!.report.lines.filter(({ kind }) => kind === 'change')
    expect(changes.filter(({ verdict }) => verdict === 'kept')).toHaveLength(6)

    await page.reload()
    await desk.ready()
    await page.getByRole('button', { name: 'Needs you' }).click()
    await expect(panel).toContainText(changed[1].slice(0, 2))
  })
