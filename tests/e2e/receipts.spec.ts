import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { Desk } from './support/desk'
import { runCli } from './support/host'
import { closeImport, importFiles, language, reportCounts } from './support/library'
import { expect, sayName, type Stet, test } from './support/stet'

const PACK = 'resources/sample-pack/v1/live-gifting.stetpack'

/** What a reviewer does in a text whose words are not known: adds to one paragraph, takes from another, asks at a third. */
async function review(desk: Desk): Promise<void> {
  const long = (await desk.blocks()).filter((block) => block.length > 30)
  const [one, two, three] = [long[0]!, long[2]!, long[4]!]
  await desk.caretAfter(one.slice(0, 20))
  await desk.type('ZZZ')
  await desk.select(two.slice(0, 12))
  await desk.press('Delete')
  await desk.select(three.slice(0, 10))
  await desk.press('Control+Alt+m')
  const draft = desk.margin.getByRole('article', { name: 'New thread' })
  await draft.getByLabel('Comment').fill('Does this hold in our market?')
  await draft.getByRole('button', { name: 'Start thread' }).click()
  await expect(draft).toBeHidden()
  await desk.saved()
}

async function handBack(desk: Desk, to: string): Promise<string> {
  const { page } = desk
  await page.getByRole('button', { name: 'Hand back', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Hand back: / })
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Make the file with 1 review' }).click()
  const file = join(to, (await download).suggestedFilename())
  await (await download).saveAs(file)
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  return file
}

/** The specialist's own machine: the handback is collated there. */
async function collate(stet: Stet, page: Page, of: { file: string; name: string }): Promise<Page> {
  const other = await page.context().newPage()
  await stet.open(await stet.host('specialist'), other)
  await sayName(other, 'Ben Ito')
  const line = language(other, of.name)
  await line.hover()
  await line.getByRole('button', { name: 'More for this row' }).click()
  await other.getByRole('menuitem', { name: 'Collate reviews of this text' }).click()
  await other.getByRole('button', { name: 'Bring in' }).first().click()
  const chooser = other.waitForEvent('filechooser')
  await other.getByRole('menuitem', { name: 'Handback files…' }).click()
  await (await chooser).setFiles(of.file)
  const dialog = other.getByRole('dialog', { name: 'Bringing in reviews' })
  await expect(dialog).toContainText('New')
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  return other
}

/** Takes the first change, turns the second down with a reason in words, and puts the thread off. */
async function decide(page: Page): Promise<void> {
  const left = page.locator('.status-line')
  await page.getByRole('button', { name: 'Take alternative 1' }).click()
  await expect(left).toContainText('2 to decide')
  await page.getByRole('combobox', { name: 'Why, in a sentence' }).fill('The rule needs these words.')
  await page.getByRole('button', { name: /^Reject/ }).click()
  await expect(left).toContainText('1 to decide')
  await page.getByRole('button', { name: /^Defer/ }).click()
  await expect(left).toContainText('0 to decide')
}

async function receiptOf(page: Page, to: string): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Make receipts…' }).click()
  const file = join(to, (await download).suggestedFilename())
  await (await download).saveAs(file)
  expect(file).toMatch(/\.stetreceipt$/)
  return file
}

/** Shows answers of one kind; each kind has its number beside it. */
async function only(panel: Locator, kind: RegExp): Promise<void> {
  await panel.getByRole('button', { name: 'Show answers' }).click()
  await panel.page().getByRole('option', { name: kind }).click()
  await expect(panel.page().getByRole('listbox')).toBeHidden()
}

/** Findings of axe that keep a person out. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.text .table-frame').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

/** How many answers begin before the one above has ended; heights are known a moment after they are drawn. */
async function overlapping(page: Page): Promise<number> {
  const boxes = await Promise.all(
    (await page.locator('.answer-line').all()).map((line) => line.boundingBox()),
  )
  const sorted = boxes.filter((box) => box !== null).sort((a, b) => a.y - b.y)
  return sorted.filter((box, i) => i > 0 && box.y < sorted[i - 1]!.y + sorted[i - 1]!.height - 1).length
}

function cell(page: Page, n: number, column: number): Locator {
  return page.locator(`.disposition-body [data-index="${n}"]`).getByRole('gridcell').nth(column)
}

for (const name of ['German', 'Arabic', 'Japanese'])
  test(`what became of a review in ${name} comes back beside it`, async ({ page, stet }, about) => {
    await stet.begin(page)
    const desk = await Desk.open(page, name)
    await review(desk)
    const file = await handBack(desk, stet.folder)
    const other = await collate(stet, page, { file, name })
    await decide(other)

    await other.getByRole('button', { name: 'More', exact: true }).click()
    await other.getByRole('menuitem', { name: 'Open the disposition table' }).click()
    const table = other.getByRole('grid', { name: 'Disposition table' })
    await expect(table).toHaveAttribute('aria-rowcount', '4')
    await expect(other.getByText('Came in: 3')).toBeVisible()
    await expect(other.getByText('Not taken: 1')).toBeVisible()
    await expect(cell(other, 0, 3)).toContainText('Taken')
    await expect(cell(other, 1, 5)).toContainText('The rule needs these words.')
    await expect(cell(other, 1, 2)).toContainText('Ana Sousa')
    expect(await barriers(other)).toEqual([])
    await other.screenshot({ path: about.outputPath('table.png') })
    await table.getByRole('row').nth(1).focus()
    await other.keyboard.press('End')
    await other.keyboard.press('Enter')
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(other.getByText('Does this hold in our market?').first()).toBeVisible()
    const receipt = await receiptOf(other, stet.folder)

    // A window behind another draws seldom, and every click waits for it.
    await page.bringToFront()
    await page.getByRole('button', { name: 'Back to the library' }).click()
    const dialog = await importFiles(page, receipt)
    expect(await reportCounts(dialog)).toMatchObject({ All: 1, Added: 1 })
    await closeImport(page)
    await expect(language(page, name)).toContainText('New receipt')
    await page.screenshot({ path: about.outputPath('library.png') })
    await Desk.open(page, name)
    await expect(desk.cards().filter({ hasText: 'ZZZ' })).toContainText('Taken')
    await expect(desk.cards('Deleted')).toContainText('Not taken')
    await expect(desk.threads()).toContainText('Deferred')
    await page.getByRole('button', { name: 'New receipt' }).click()
    const panel = page.getByRole('complementary', { name: 'Receipt' })
    await expect(panel.getByRole('listitem').filter({ hasText: 'Ben Ito' })).toHaveCount(3)
    await only(panel, /^Not taken/)
    await expect(panel.getByRole('list', { name: 'Receipt' }).getByRole('listitem')).toHaveCount(1)
    await panel.getByText('The rule needs these words.').click()
    await expect(desk.margin.locator('article[data-open]')).toContainText('The rule needs these words.')
    await only(panel, /^All/)
    expect(await barriers(page)).toEqual([])
    await expect.poll(() => overlapping(page)).toBe(0)
    await page.screenshot({ path: about.outputPath('receipt.png') })

    const tag = { German: 'de', Arabic: 'ar', Japanese: 'ja' }[name]!
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Language' }).click()
    await page
      .locator(`[role="option"]`)
      .filter({ has: page.locator(`[lang="${tag}"]`) })
      .click()
    await expect(page.locator('html')).toHaveAttribute('lang', tag)
    await page.goBack()
    await expect(page.locator('.receipt-button')).toBeVisible()
    await expect(page.locator('.receipt-unread')).toHaveCount(0)
    await page.locator('.receipt-button').getByRole('button').click()
    await expect(page.locator('.answer-line')).toHaveCount(3)
    await expect.poll(() => overlapping(page)).toBe(0)
    await page.screenshot({ path: about.outputPath('receipt-own-language.png') })
  })

test('the same by the command line', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await review(desk)
  const file = await handBack(desk, stet.folder)
  const [merged, out] = [join(stet.folder, 'x.stetcollation'), join(stet.folder, 'receipts')]
  runCli('merge', file, '--pack', PACK, '--out', merged)
  runCli('decide', merged, '--pack', PACK, '--policy', 'agree-only', '--by', 'Ben Ito')
  const made = runCli('receipts', merged, '--pack', PACK, '--by', 'Ben Ito', '--out', out) as {
    files: { path: string; outcomes: object }[]
  }
  expect(made.files).toMatchObject([{ outcomes: { taken: 2, open: 1 } }])
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await importFiles(page, made.files[0]!.path)
  await closeImport(page)
  await Desk.open(page, 'German')
  await expect(desk.cards('Deleted')).toContainText('Taken')
  await expect(desk.threads()).toContainText('Open')
})
