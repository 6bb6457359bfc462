import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { Desk } from './support/desk'
import { closeImport, importFiles, language, row } from './support/library'
import { expect, test } from './support/stet'

const SECOND = join(import.meta.dirname, '../../resources/sample-pack/v2/live-gifting.stetpack')

/** The screen that shows two texts as one, as a reviewer uses it. */
class Compare {
  readonly text: Locator
  readonly lines: Locator
  readonly current: Locator

  constructor(readonly page: Page) {
    this.text = page.getByRole('document', { name: 'Redline' })
    this.lines = page.getByRole('list', { name: 'Changed clauses' })
    this.current = this.lines.locator('[aria-current="true"]')
  }

  async done(): Promise<void> {
    await expect(this.text).toBeVisible()
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
    await this.page.getByRole('option', { name: option }).click()
    await expect(this.page.getByRole('listbox')).toBeHidden()
    await this.done()
  }

  /** The first word that went or came, with what happened to it. */
  marks(): Promise<string[]> {
    return this.text.evaluate((root) =>
      [...root.querySelectorAll('ins, del')].map((el) => `${el.tagName} ${el.textContent}`),
    )
  }

  /** Blocks that are drawn, struck ones too. */
  blocks(): Promise<number> {
    return this.text.locator('p, h1, h2, h3, h4, h5, h6, pre').count()
  }
}

async function withSecondVersion(page: Page): Promise<void> {
  await importFiles(page, SECOND)
  await closeImport(page)
}

test('two versions in three scripts, each with its own changes', async ({ page, stet }) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScriptURL/.test(message.text())) refused.push(message.text())
  })
  await stet.begin(page)
  await withSecondVersion(page)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Compare' }).click()
  const compare = new Compare(page)
  await compare.done()

  await compare.choose('Language', /^German/)
  await expect(compare.text).toHaveAttribute('lang', 'de')
  expect(await compare.marks()).toEqual(expect.arrayContaining(['DEL 30', 'INS 60']))

  await compare.choose('Language', /^Japanese/)
  await expect(compare.text).toHaveAttribute('lang', 'ja')
  // Characters, not the whole clause: Japanese has no spaces to find words by.
  expect((await compare.marks()).some((mark) => /^DEL .{1,6}$/u.test(mark))).toBe(true)

  await compare.choose('Language', /^Arabic/)
  await expect(compare.text).toHaveAttribute('dir', 'rtl')
  expect(await compare.marks()).toEqual(expect.arrayContaining(['DEL ٣٠', 'INS ٦٠']))
  expect(refused).toEqual([])
})

test('by keys alone: choose, go from change to change, leave out what is the same', async ({
  page,
  stet,
}) => {
  await stet.begin(page)
  await withSecondVersion(page)
  await page.keyboard.press('Alt+6')
  const compare = new Compare(page)
  await compare.done()

  await tabTo(page, /Language$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.type('German')
  await page.keyboard.press('Enter')
  await expect(compare.text).toHaveAttribute('lang', 'de')

  await page.keyboard.press('F8')
  await expect(compare.current).toContainText('1')
  await expect(page.getByRole('status').filter({ hasText: /^Change 1 of \d+: / })).toHaveCount(1)
  await page.keyboard.press('F8')
  await expect(page.getByRole('status').filter({ hasText: /^Change 2 of \d+: / })).toHaveCount(1)
  await expect(compare.text.locator('.current-change')).toBeInViewport()
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('Shift+F8')
  const last = page.getByRole('status').filter({ hasText: /^Change (\d+) of \1: / })
  await expect(last).toHaveCount(1)
  await expect(compare.current).toBeInViewport()

  const all = await compare.blocks()
  await page.keyboard.press('Alt+u')
  await expect.poll(() => compare.blocks()).toBeLessThan(all)
  await expect(compare.text.locator('.current-change')).toBeInViewport()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).exclude('.text .table-frame').analyze()
    const barriers = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(barriers.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
})

test('since the last review: chosen from the library, kept as a list and as a page', async ({
  page,
  stet,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await stet.begin(page, 'Ana Sousa')
  const desk = await Desk.open(page, 'German')
  await desk.caretAfter('Diese Richtlinie')
  await desk.type(' hier')
  await desk.saved()
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(language(page, 'German')).toContainText('In work')
  await withSecondVersion(page)

  await row(page, /v2|2\.0/)
    .first()
    .getByRole('button', { name: 'More for this row' })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'What changed since you last reviewed' }).click()
  const compare = new Compare(page)
  await compare.done()
  await expect(compare.text).toHaveAttribute('lang', 'de')

  await compare.choose('After', /Ana Sousa, review of/)
  await expect.poll(() => compare.marks()).toEqual(['INS hier '])
  await expect(page.getByText(/^1 clause differs, of \d+$/)).toBeVisible()

  await page.getByRole('button', { name: 'Copy list' }).click()
  await expect(page.getByText('The list is on the clipboard.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\n1\. added “hier ”/)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as page' }).click()
  const html = readFileSync(await (await download).path(), 'utf8')
  expect(html).toMatch(/<ins [^>]*>.*hier /)
})

test('stopped while it works, begun again, and told when the worker cannot start', async ({ page, stet }) => {
  await stet.begin(page)
  await withSecondVersion(page)
  let hold: (() => Promise<void>) | null = null
  await page.route('**/assets/entry-*.js', (route) => {
    hold = () => route.abort()
  })
  await page.keyboard.press('Alt+6')
  await expect(page.getByText('Comparing', { exact: true })).toBeVisible()
  await expect.poll(() => hold !== null).toBe(true)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Cancelled.' })).toBeVisible()

  await page.unroute('**/assets/entry-*.js')
  await page.route('**/assets/entry-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Something went wrong inside Stet.' })).toBeVisible()

  await page.unroute('**/assets/entry-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await new Compare(page).done()
})

/** Presses Tab until the focus is on a button of this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const el = document.activeElement
      const ids = el?.getAttribute('aria-labelledby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    })
    if (name.test(label.trim())) return
  }
  throw new Error(`no button ${name.source} is reached by Tab`)
}
