import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import { revisionDigest } from '../../src/core/handback'
import { changesOf } from '../../src/core/collation'
import { Receipt, type Revision } from '../../src/core/model'
import { type Round, makeRound } from '../support/round'
import { closeImport, importFiles, reportCounts } from './support/library'
import { expect, type Stet, test } from './support/stet'

const LANGUAGES = { de: 'German', ar: 'Arabic', ja: 'Japanese' }
const CAME_IN = {
  All: 15,
  New: 10,
  'Newer state': 1,
  Rebased: 1,
  'Already there': 1,
  'Kept apart': 1,
  Refused: 1,
}

for (const [locale, language] of Object.entries(LANGUAGES))
  test(`twelve reviewers, one decided version, receipts and a table: ${language}`, async ({ page, stet }) => {
    const round = makeRound(locale)
    const folder = filesOf(round, stet.folder)
    await stet.begin(page, 'Petra Specialist')
    for (const pack of ['v1', 'v2']) {
      await importFiles(page, join(folder, `${pack}.stetpack`))
      await closeImport(page)
    }
    await beginCollation(page, language)

    await bring(
      page,
      [...round.files.keys()].map((name) => join(folder, name)),
    )
    expect(await reportOf(page)).toEqual(CAME_IN)
    const before = await mattersOn(page)
    await bring(
      page,
      [...round.files.keys()].map((name) => join(folder, name)),
    )
    expect(await reportOf(page)).toEqual({ All: 15, 'Already there': 14, Refused: 1 })
    expect(await mattersOn(page)).toBe(before)

    await passAgreed(page)
    await takeSome(page)
    await decideTheRest(page)
    await bring(page, [join(folder, `late-${round.late.name}`)])
    expect(await reportOf(page)).toEqual({ All: 1, New: 1 })
    await expect(page.getByText(/\d+ (late|to decide)/).first()).toBeVisible()

    await publish(page, stet)
    await receiptsAnswer(page, round)
    await tableAddsUp(page, round)
  })

/** The round as files in a folder; the late one beside them. */
function filesOf(round: Round, at: string): string {
  const folder = join(at, 'round')
  mkdirSync(folder)
  for (const [name, bytes] of round.files) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, `late-${round.late.name}`), round.late.bytes)
  writeFileSync(join(folder, 'v1.stetpack'), round.old)
  writeFileSync(join(folder, 'v2.stetpack'), round.pack)
  return folder
}

async function beginCollation(page: Page, language: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Collate' }).click()
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Begin a collation' })
  await dialog
    .getByRole('option')
    .or(dialog.getByRole('row'))
    .or(dialog.getByRole('button'))
    .filter({ hasText: language })
    .filter({ hasText: 'v2' })
    .first()
    .click()
  await expect(page.getByText('No reviews here yet')).toBeVisible()
}

async function bring(page: Page, files: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Bring in' }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Handback files…' }).click()
  await (await chooser).setFiles(files)
}

/** The counts of the import report, which is then closed. */
async function reportOf(page: Page): Promise<Record<string, number>> {
  const dialog = page.getByRole('dialog', { name: 'Bringing in reviews' })
  await expect(dialog.getByRole('button', { name: 'Save as CSV' })).toBeVisible({ timeout: 60_000 })
  const counts = await reportCounts(dialog)
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  return counts
}

async function mattersOn(page: Page): Promise<number> {
  const status = page.getByText(/^[\d,]+ matters$/).last()
  await expect(status).toBeVisible()
  return Number.parseInt((await status.innerText()).replaceAll(',', ''), 10)
}

async function passAgreed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pass agreed' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pass what is agreed' })
  await dialog.getByRole('button', { name: /^Take \d+ places?$/ }).click()
  await expect(dialog).toBeHidden()
}

/** By keyboard: two alternatives, own words, one that stays as it is, and one undone again. */
async function takeSome(page: Page): Promise<void> {
  const open = async (): Promise<number> =>
    Number.parseInt(
      await page
        .getByText(/^[\d,]+ to decide$/)
        .last()
        .innerText(),
      10,
    )
  const decided = async (count: number, press: () => Promise<void>): Promise<void> => {
    const before = await open()
    await press()
    await expect.poll(open).toBe(before - count)
  }
  await page.getByRole('button', { name: /^Disagreements \d/ }).click()
  await page.getByRole('treeitem', { level: 2 }).first().click()
  await decided(1, () => page.keyboard.press('1'))
  await decided(1, () => page.keyboard.press('2'))
  await decided(1, async () => {
    await page.keyboard.press('e')
    await page.keyboard.press('End')
    await page.keyboard.type(' ZZ')
    await page.keyboard.press('Control+Enter')
  })
  await decided(1, () => page.keyboard.press('r'))
  await decided(-1, () => page.keyboard.press('u'))
  await page.getByRole('button', { name: /^Disagreements \d/ }).click()
}

async function decideTheRest(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^To decide \d/ }).click()
  await page.getByRole('treeitem', { level: 2 }).first().click()
  await page.getByRole('tree').press('Control+a')
  await page.getByRole('button', { name: 'Decide…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Decide \d+ matters$/ })
  await dialog.getByRole('radio', { name: 'Reject' }).click()
  await dialog.getByRole('button', { name: /^Reject \d+ matters$/ }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: /^To decide \d/ }).click()
}

async function publish(page: Page, stet: Stet): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish the decided text' })
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()
  await dialog.getByLabel(/^Your name/).fill('Petra Specialist')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await dialog.getByText(/^I know that \d+ matters? stays?/).click()
  await dialog.getByLabel('Name of the new version').fill('v3')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('v3').first()).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: /pack/i }).first().click()
  const file = join(stet.folder, 'v3.stetpack')
  await (await download).saveAs(file)
  const texts = Object.values(unzipSync(readFileSync(file))).map((bytes) => new TextDecoder().decode(bytes))
  expect(texts.some((text) => text.includes(' ZZ'))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await press()
  return readFileSync(await (await download).path())
}

/** Every reviewer gets an answer to everything they handed back, once. */
async function receiptsAnswer(page: Page, round: Round): Promise<void> {
  const zip = await saved(page, async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Make receipts…' }).click()
  })
  const receipts = Object.values(unzipSync(zip)).map((bytes) => {
    const json = unzipSync(bytes)['receipt.json']!
    return Receipt.parse(JSON.parse(new TextDecoder().decode(json)))
  })
  const asked = new Map([...round.revisions, round.lateRevision].map((one) => [revisionDigest(one), one]))
  expect(receipts.map(({ revision }) => revision).sort()).toEqual([...asked.keys()].sort())
  for (const receipt of receipts) {
    const said = receipt.answers.flatMap((one): string[] => (one.kind === 'change' ? one.ids : [one.thread]))
    expect(said.sort()).toEqual(askedOf(asked.get(receipt.revision)!))
  }
}

function askedOf(revision: Revision): string[] {
  return [...changesOf(revision), ...revision.threads.map(({ id }) => id)].sort()
}

/** The table has a row for every matter, and its counts add up to what came in. */
async function tableAddsUp(page: Page, round: Round): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Open the disposition table' }).click()
  const all = [...round.revisions, round.lateRevision]
  const cameIn = all.reduce((sum, one) => sum + askedOf(one).length, 0)
  await expect(page.getByText(`Came in: ${cameIn.toLocaleString('en')}`)).toBeVisible()
  const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click())
  const rows = parse(csv, { bom: true, columns: true })
  const shown = await page.getByText(/^[\d,]+ of [\d,]+ rows$/).innerText()
  expect(rows.length).toBe(Number.parseInt(shown.replaceAll(',', ''), 10))
}
