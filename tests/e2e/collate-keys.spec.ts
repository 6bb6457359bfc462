import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { collated, importPacks, roundIn } from './support/collated'
import { Collating, numberIn } from './support/collating'
import { expect, test } from './support/stet'

/** Where the keyboard is; null when it is nowhere, or cannot be seen. */
async function focusOf(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return null
    const box = at.getBoundingClientRect()
    return box.width > 0 && box.height > 0 ? at.id || at.tagName : null
  })
}

/** A key is pressed; afterwards the focus is still somewhere. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await expect.poll(() => focusOf(page), `after ${keys.join(' ')}`).not.toBeNull()
}

test('the keyboard alone is enough, and the focus is never lost', async ({ page, stet }) => {
  const file = roundIn(stet, 'de')
  await stet.begin(page, 'Petra Specialist')
  await importPacks(page, [file('v2')])
  const desk = new Collating(page)
  await test.step('a collation', () => begun(desk))
  await test.step('reviews', () => broughtIn(desk, ['01-', '05-review', '06-', '07-'].map(file)))
  await test.step('verdicts', () => judged(desk))
  await test.step('dialogs', () => asked(desk))
  await test.step('the list', () => ticked(desk))
})

async function begun({ page }: Collating): Promise<void> {
  const dialog = page.getByRole('dialog')
  await press(page, 'Alt+3')
  await expect(page.getByRole('main', { name: 'Collate' })).toBeVisible()
  await press(page, 'Tab', 'Enter')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('contributor german')
  await press(page, 'Escape')
  await page.keyboard.type('german')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await press(page, 'Tab', 'Tab', 'Enter')
  await expect(page.getByText('No reviews here yet')).toBeVisible()
}

async function broughtIn(desk: Collating, files: readonly string[]): Promise<void> {
  const { page, report } = desk
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+o')
  await (await chooser).setFiles([...files])
  await desk.reported()
  await expect(report.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await press(page, 'Enter')
  await expect(report).toBeHidden()
}

/** Each verdict by its key, with a reason; undone, done again. */
async function judged(desk: Collating): Promise<void> {
  const { page } = desk
  const title = page.locator('#matter-title')
  await press(page, 'x')
  await expect(page.getByRole('button', { name: /^Disagreements/ })).toHaveAttribute('aria-pressed', 'true')
  await press(page, 'j')
  await press(page, 's')
  await page.keyboard.type('Because.')
  await press(page, 'Enter')
  await expect(title).toBeFocused()
  await press(page, 'Alt+Shift+3')
  await press(page, 'Alt+Shift+h')
  for (const [key, told] of Object.entries({ '2': 'Because.', r: 'Rejected', d: 'Deferred' })) {
    await desk.decided(() => press(page, key))
    await expect(title).toBeFocused()
    await expect(desk.lastStep).toContainText(told)
  }
  await desk.decided(() => press(page, 'u'), -1)
  await desk.decided(() => press(page, 'Shift+U'))
  await press(page, 'n')
  await press(page, 'e')
  const own = desk.matter.getByRole('textbox', { name: 'In your own words' })
  await expect(own).toBeFocused()
  await page.keyboard.type(' ZZ')
  await press(page, 'Escape')
  await expect(title).toBeFocused()
  await press(page, 'e')
  await expect(own).toBeFocused()
  await page.keyboard.type(' ZZ')
  await desk.decided(() => press(page, 'Control+Enter'))
  await expect(desk.lastStep).toContainText('ZZ')
  await press(page, 'x')
}

/** Dialogs give the focus back, and take it where their matter went. */
async function asked(desk: Collating): Promise<void> {
  const { page } = desk
  const dialog = page.getByRole('dialog')
  await press(page, 'Shift+D')
  await expect(dialog).toBeVisible()
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
  await press(page, 'Shift+D')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('Was meinen Sie?')
  await desk.decided(async () => {
    await press(page, 'Tab', 'Tab', 'Enter')
    await expect(dialog).toBeHidden()
  })
  await press(page, 'a')
  const take = dialog.getByRole('button', { name: /^Take \d+ places?$/ })
  const all = numberIn(await take.innerText())
  expect(all).toBeGreaterThan(0)
  await desk.decided(async () => {
    await press(page, 'Shift+Tab')
    await press(page, 'Enter')
    await expect(dialog).toBeHidden()
  }, all)
}

async function ticked(desk: Collating): Promise<void> {
  const { page, list } = desk
  const dialog = page.getByRole('dialog')
  await press(page, 'Control+f')
  await expect(page.getByRole('searchbox')).toBeFocused()
  for (let i = 0; i < 20 && !(await list.evaluate((el) => el === document.activeElement)); i++)
    await press(page, 'Tab')
  await expect(list).toBeFocused()
  await press(page, 'Home', 'ArrowDown', ' ', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await expect(page.getByText(/^[23] ticked$/)).toBeVisible()
  await press(page, 'b')
  await expect(dialog).toBeVisible()
  await press(page, 'Escape')
  await expect(list).toBeFocused()
  await press(page, 'Enter')
  await expect(page.locator('#matter-title')).toBeFocused()
  await press(page, 'Alt+Shift+h')
  await expect(desk.lastStep).toContainText('places decided')
  await press(page, 'Control+k')
  await page.keyboard.type('Hide or show names')
  await press(page, 'Enter')
  await expect(page.getByText('Names are hidden').first()).toBeVisible()
}

// Dark differs in colours only.
const DARK_TOO = new Set(['a decision', 'publishing'])

test('in Arabic the screen is mirrored, and axe sees no barrier on it, in light and in dark', async ({
  page,
  stet,
}) => {
  await stet.begin(page, 'Petra Specialist')
  const files = ['01-', '04-', '06-', '07-']
  const desk = await collated(page, stet, { locale: 'ar', language: 'Arabic', files })
  await inArabic(page)
  await page.getByRole('button', { name: 'كل المقابلات' }).click()
  const row = page.locator('.collation').first()
  await expect(row).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await row.click()
  await expect(desk.list).toBeVisible()
  await mirrored(desk)
  for (const [scene, show] of Object.entries(scenesOf(desk))) {
    await show()
    expect(await barriers(page), scene).toEqual([])
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, scene).toBeLessThanOrEqual(0)
    if (!DARK_TOO.has(scene)) continue
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await barriers(page, ['color-contrast']), `${scene}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }
})

async function inArabic(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: /Language of Stet/ }).click()
  await page.getByRole('option', { name: /العربية/ }).click()
  await page.keyboard.press('Alt+3')
}

async function mirrored({ page, side, matter, list }: Collating): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const left = async (of: Locator): Promise<number> => (await of.boundingBox())!.x
  expect(await left(side)).toBeLessThan(await left(matter))
  expect(await left(matter)).toBeLessThan(await left(list))
  const words = await page.getByRole('main').innerText()
  expect(words.match(/\b(the|Take|Open|Agreed|Thread|Reason|clause)\b/g)).toBeNull()
}

/** What is seen in the course of a decision; each from the one before. */
function scenesOf({ page, list, side, matter }: Collating): Record<string, () => Promise<void>> {
  const first = (group: string): Locator => list.locator(`.row-matter:has([data-class="${group}"])`).first()
  return {
    'own words': async () => {
      await first('conflict').click()
      await page.keyboard.press('e')
      await expect(matter.getByRole('textbox').first()).toBeFocused()
    },
    'a decision': async () => {
      await page.keyboard.type(' ZZ')
      const id = (await list.locator('[aria-current]').getAttribute('id'))!
      await page.keyboard.press('Control+Enter')
      await page.locator(`[id="${id}"]`).click()
      await side.getByRole('tab').nth(2).click()
      await expect(side.locator('.history-line').first()).toContainText('ZZ')
    },
    publishing: async () => {
      await page.locator('.top-bar-tools .button-primary').click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  }
}

async function barriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}
