import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { makeManyMatters } from '../support/many-matters'
import { closeImport, importFiles } from './support/library'
import { expect, type Stet, test } from './support/stet'

const PARAGRAPHS = 400
const MATTERS = PARAGRAPHS * 3
/** More than a window is high, and far less than all of them. */
const MOST_ROWS = 60

test('a list of more than a thousand matters draws what is in sight, and every one of them can be reached', async ({
  page,
  stet,
}) => {
  await begin(page, stet)
  const list = new List(page)
  await expect(page.getByText(said(MATTERS, 'matters')).first()).toBeVisible()
  await list.isShort()

  await test.step('the last and the first', async () => {
    await list.tree.focus()
    await page.keyboard.press('End')
    await expect(list.current).toContainText('any')
    await expect(list.current).toBeInViewport()
    await expect(list.clause(`Rule ${PARAGRAPHS} says`)).toBeInViewport()
    await list.isShort()
    await page.keyboard.press('Home')
    await expect(list.clause('Rule 1 says')).toBeInViewport()
    await expect(list.current).toContainText('Rule 1 says')
    await page.keyboard.press('PageDown')
    await expect(list.current).toBeInViewport()
    await list.isShort()
  })

  await test.step('by the wheel', async () => {
    await list.box.hover()
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, 4000)
    await expect(list.clause('Rule 1 says')).toHaveCount(0)
    await expect.poll(() => list.uncovered()).toBeLessThan(2)
    await list.isShort()
  })

  await test.step('a filter', async () => {
    await page.getByRole('button', { name: /^Disagreements/ }).click()
    await expect(list.count).toHaveText(said(PARAGRAPHS, 'matters'))
    await list.isShort()
    await list.tree.focus()
    await page.keyboard.press('End')
    await expect(list.clause(`Rule ${PARAGRAPHS} says`)).toBeInViewport()
    await page.getByRole('button', { name: /^Disagreements/ }).click()
    await expect(list.count).toHaveText(said(MATTERS, 'matters'))
    await page.getByRole('searchbox', { name: 'Find in matters' }).fill('seller')
    await expect(list.count).toHaveText(said(PARAGRAPHS, 'matters'))
    await page.getByRole('searchbox', { name: 'Find in matters' }).fill('')
    await expect(list.count).toHaveText(said(MATTERS, 'matters'))
  })

  await test.step('a decision in the middle', async () => {
    await list.scrollTo(0.5)
    await expect.poll(() => list.uncovered()).toBeLessThan(2)
    const at = await list.middle()
    expect(at).toBeGreaterThan(MATTERS / 4)
    await list.row(at + 1).click()
    await expect(list.current).toContainText('seller')
    const before = await list.top()
    await page.keyboard.press('1')
    await expect(page.getByText(said(MATTERS - 1, 'to decide')).first()).toBeVisible()
    await expect(list.row(at + 1)).toHaveAttribute('data-state', 'decided')
    await expect(list.row(at + 2)).toHaveAttribute('aria-current', 'true')
    expect(Math.abs((await list.top()) - before)).toBeLessThan(120)
    await expect(page.locator('#matter-title')).toBeFocused()
    await page.keyboard.press('u')
    await expect(list.row(at + 1)).toHaveAttribute('aria-current', 'true')
    await expect(page.getByText(said(MATTERS, 'to decide')).first()).toBeVisible()
    await expect(list.row(at + 1)).toBeInViewport()
  })
})

class List {
  readonly box: Locator
  readonly tree: Locator
  readonly current: Locator
  readonly count: Locator
  private readonly rows: Locator

  constructor(page: Page) {
    this.box = page.locator('.matter-list')
    this.tree = this.box.getByRole('tree')
    this.rows = this.tree.getByRole('treeitem')
    this.current = this.tree.locator('[aria-current]')
    this.count = page.getByRole('search').getByRole('status')
  }

  clause(words: string): Locator {
    return this.rows.filter({ hasText: words })
  }

  row(index: number): Locator {
    return this.tree.locator(`[data-index="${index}"]`)
  }

  async isShort(): Promise<void> {
    await expect.poll(() => this.rows.count()).toBeGreaterThan(5)
    expect(await this.rows.count()).toBeLessThan(MOST_ROWS)
  }

  top(): Promise<number> {
    return this.box.evaluate((box) => box.scrollTop)
  }

  scrollTo(share: number): Promise<void> {
    return this.box.evaluate(
      (box, to) => box.scrollTo({ top: (box.scrollHeight - box.clientHeight) * to }),
      share,
    )
  }

  /** Index of the clause that stands nearest to the middle of what is to be seen. */
  middle(): Promise<number> {
    return this.box.evaluate((box) => {
      const { top, height } = box.getBoundingClientRect()
      const away = (row: Element): number => Math.abs(row.getBoundingClientRect().top - top - height / 2)
      const [nearest] = [...box.querySelectorAll('[aria-level="1"]')].sort((a, b) => away(a) - away(b))
      return Number(nearest?.getAttribute('data-index'))
    })
  }

  /** Pixels of the list's height on which no row stands. */
  uncovered(): Promise<number> {
    return this.box.evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect()
      const spans = [...box.querySelectorAll('[role=treeitem]')].map((row) => row.getBoundingClientRect())
      const sum = spans.reduce(
        (all, row) => all + Math.max(0, Math.min(bottom, row.bottom) - Math.max(top, row.top)),
        0,
      )
      return Math.round(bottom - top - sum)
    })
  }
}

async function begin(page: Page, stet: Stet): Promise<void> {
  const { pack, files } = makeManyMatters(PARAGRAPHS)
  const place = (name: string): string => join(stet.folder, name)
  writeFileSync(place('many.stetpack'), pack)
  for (const [name, bytes] of files) writeFileSync(place(name), bytes)
  await stet.begin(page, 'Petra Specialist')
  await importFiles(page, place('many.stetpack'))
  await closeImport(page)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Collate' }).click()
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const texts = page.getByRole('dialog', { name: 'Begin a collation' })
  await texts.getByRole('button').filter({ hasText: 'House rules' }).filter({ hasText: 'German' }).click()
  await page.getByRole('button', { name: 'Bring in' }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Handback files…' }).click()
  await (await chooser).setFiles([...files.keys()].map(place))
  const report = page.getByRole('dialog', { name: 'Bringing in reviews' })
  await expect(report.getByRole('button', { name: 'Save as CSV' })).toBeVisible({ timeout: 60_000 })
  await report.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  await expect(report).toBeHidden()
}

function said(count: number, words: string): string {
  return `${count.toLocaleString('en')} ${words}`
}
