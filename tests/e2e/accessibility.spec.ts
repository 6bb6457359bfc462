import AxeBuilder from '@axe-core/playwright'
import { type Page } from '@playwright/test'
import { Desk } from './support/desk'
import { expect, sayName, test } from './support/stet'
import { language } from './support/library'

/** Findings of axe that keep a person out. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Scrolled by the caret, which is in it: a stop for Tab in the middle of a text would be in the way.
    .exclude('.text .table-frame')
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

test('library, desk and settings have no barrier that axe can see, in light and in dark', async ({
  page,
  stet,
}) => {
  const host = await stet.host()
  await stet.open(host, page)
  expect(await barriers(page)).toEqual([])
  await sayName(page, 'Ana Sousa')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await barriers(page)).toEqual([])
    const desk = await Desk.open(page, 'German')
    await desk.select('Betrug')
    await desk.type('Täuschung')
    await desk.press('Control+Alt+m')
    await page.keyboard.type('Frage')
    await desk.press('Control+Enter', 'F8')
    await expect(desk.margin.locator('article[data-open]')).toBeVisible()
    await page.getByRole('button', { name: 'Threads', exact: true }).click()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Threads', exact: true }).click()
    await page.getByRole('button', { name: 'Hand back', exact: true }).click()
    await expect(page.getByRole('dialog').getByRole('table')).toBeVisible()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Library', exact: true }).click()
  }
})

/** Presses Tab until the focus is on what is named; fails when it does not come there. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const found = await page.evaluate(() => {
      const el = document.activeElement
      const labels = el instanceof HTMLTextAreaElement || el instanceof HTMLInputElement ? el.labels : []
      return el?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? el?.textContent ?? ''
    })
    if (typeof name === 'string' ? found === name : name.test(found)) return
    await page.keyboard.press(key)
  }
  throw new Error(`the focus never came to ${String(name)}`)
}

test('a review is done from the library to the handback by the keyboard alone', async ({ page, stet }) => {
  await stet.open(await stet.host(), page)
  await page.keyboard.type('Ana Sousa')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('German')
  await expect(language(page, 'Japanese')).toBeHidden()
  await tabTo(page, /Lumo LIVE/)
  await page.keyboard.press('End')
  await expect(language(page, 'German')).toBeFocused()
  await page.keyboard.press('Enter')
  const desk = new Desk(page)
  await desk.ready()

  for (let i = 0; i < 6 && !(await desk.text.evaluate((el) => el === document.activeElement)); i++)
    await page.keyboard.press('F6')
  await expect(desk.text).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Neue ')
  await page.keyboard.press('F8')
  const card = desk.margin.getByRole('article', { name: 'Inserted' })
  await expect(card.getByLabel('Reason')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(desk.margin).toBeFocused()
  await tabTo(page, 'Reason')
  await page.keyboard.type('fehlte')
  await tabTo(page, 'Not said')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(card.getByRole('radio', { name: 'Necessary' })).toBeChecked()

  await page.keyboard.press('Shift+F6')
  await expect(desk.text).toBeFocused()
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('Stimmt das?')
  await page.keyboard.press('Control+Enter')
  await expect(desk.margin.getByRole('article', { name: 'Question' })).toContainText('Stimmt das?')
  await expect(desk.text).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('reviewed 1/')).toBeVisible()
  await desk.saved()

  await tabTo(page, 'Hand back', 'Shift+Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Hand back: / })
  await expect(dialog.getByRole('table')).toBeVisible()
  await tabTo(page, 'Make the file with 1 review')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.stethandback$/)
  await expect(dialog.getByText('The handback is made.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('marks name themselves and their author, and changes are announced', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await desk.select('Betrug')
  await desk.type('Täuschung')
  const insertion = page.getByRole('insertion')
  await expect(desk.text.locator(insertion)).toHaveText('Täuschung')
  await expect(desk.text.getByRole('deletion')).toHaveText('Betrug')
  await expect(desk.text.locator('.suggestion').filter({ has: insertion })).toHaveAttribute(
    'aria-description',
    'inserted by Ana Sousa',
  )
  await desk.press('Control+Home', 'F8')
  await expect(page.getByText(/Ana Sousa replaced Betrug by Täuschung/)).toBeAttached()
  await desk.press('Alt+a')
  await expect(page.getByText(/1 change accepted|2 changes accepted/)).toBeAttached()
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
})

test('at 200 % nothing is lost at the side', async ({ page, stet }) => {
  // 1280 by 800 pixels at twice the size.
  await page.setViewportSize({ width: 640, height: 400 })
  await stet.begin(page)
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const inside = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true })
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    expect(box!.x).toBeGreaterThanOrEqual(0)
    expect(box!.x + box!.width).toBeLessThanOrEqual(640)
  }
  expect(await overflow()).toBe(0)
  await inside('Import')
  await language(page, 'German').scrollIntoViewIfNeeded()
  const desk = await Desk.open(page, 'German')
  expect(await overflow()).toBe(0)
  await inside('Hand back')
  await desk.caretAfter('Diese Richtlinie legt fest')
  await desk.type(' genau')
  await expect(desk.text.locator('ins')).toBeInViewport()
  const wide = await desk.text.evaluate((el) => el.getBoundingClientRect().width)
  expect(wide).toBeGreaterThan(240)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  expect(await overflow()).toBe(0)
})
