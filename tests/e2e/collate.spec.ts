import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beginCollation, collated, importPacks, roundIn } from './support/collated'
import { type Collating, numberIn } from './support/collating'
import { reportCounts } from './support/library'
import { expect, type Stet, test } from './support/stet'

type File = ReturnType<typeof roundIn>

test('what comes in is told one by one, can be undone, is found by all that is known of it, decided at once', async ({
  page,
  stet,
}) => {
  const file = roundIn(stet, 'de')
  await stet.begin(page, 'Petra Specialist')
  await importPacks(page, [file('v1'), file('v2')])
  const desk = await beginCollation(page, 'German')
  await test.step('by picker', () => picked(desk, file))
  await test.step('by drop', () => dropped(desk, stet, file))
  await test.step('undone', () => undone(desk))
  await test.step('narrowed', () => narrowed(desk))
  await test.step('decided at once', () => decidedAtOnce(desk))
})

/** A new one, one on the older version, one cut short, and a file that is none. */
async function picked(desk: Collating, file: File): Promise<void> {
  await desk.pick(['01-', '02-', '04-', 'v1.'].map(file))
  const { All: all, ...parts } = await reportCounts(desk.report)
  expect(parts).toMatchObject({ New: 1, Rebased: 1 })
  expect(sum(Object.values(parts))).toBe(all)
  await expect(desk.line('04-')).toContainText('Refused')
  await expect(desk.line('04-').locator('.import-why')).not.toBeEmpty()
  await expect(desk.line('02-')).toContainText('Rebased from v1')
  for (const start of ['01-', '02-']) {
    const [, changes, threads] = /(\d+) changes?\s*(\d+) threads?/.exec(await desk.line(start).innerText())!
    const items = desk.line(start).locator('.import-items')
    const outcomes = (await items.locator('summary').innerText()).match(/\d+/g) ?? []
    expect(sum(outcomes.map(Number))).toBe(Number(changes) + Number(threads))
    await items.locator('summary').click()
    await expect(items.locator('.import-item').first()).toContainText(/Applied|In conflict|Lost its place/)
    const told = items.locator('.import-item').filter({ hasNotText: /^(Clause state|Decision)/ })
    await expect(told).toHaveCount(Number(changes) + Number(threads))
  }
  const download = desk.page.waitForEvent('download')
  await desk.report.getByRole('button', { name: 'Save as CSV' }).click()
  const rows = parse(readFileSync(await (await download).path()), { bom: true, columns: true })
  expect(rows).toHaveLength(all!)
  await desk.report.getByRole('radio', { name: /^Refused/ }).click()
  await expect(desk.report.locator('.import-line')).toHaveCount(parts['Refused']!)
  await desk.closeReport()
}

/** A file, a folder with one review twice, and one that is there already; from the report to what somebody asks. */
async function dropped(desk: Collating, stet: Stet, file: File): Promise<void> {
  const few = await desk.count('matters')
  const folder = join(stet.folder, 'more')
  mkdirSync(folder)
  for (const start of ['05-review', '05-copy', '06-', 'market'])
    writeFileSync(join(folder, `${start}.stethandback`), readFileSync(file(start)))
  await desk.drop([file('07-'), folder, file('01-')])
  expect(await reportCounts(desk.report)).toEqual({ All: 6, New: 4, 'Already there': 2 })
  await desk.line('Reto Frei').locator('summary').click()
  const item = desk.report.locator('.import-item button').first()
  const words = await item.innerText()
  await item.click()
  await expect(desk.report).toBeHidden()
  await expect(desk.currentRow).toContainText(words.split('\n')[0]!)
  expect(await desk.count('matters')).toBeGreaterThan(few)
}

/** Undone, the reviews are gone, and a decision made for one of them says so; then it is as it was. */
async function undone(desk: Collating): Promise<void> {
  const { page, filter } = desk
  const many = await desk.count('matters')
  const clear = filter.getByRole('button', { name: 'Clear filter' })
  await choose(desk, 'Market', 'Switzerland')
  await desk.row('1 of 6').first().click()
  await desk.decided(() => page.keyboard.press('1'))
  await clear.click()
  await desk.tab('History')
  const whole = desk.step('Brought in 4 reviews')
  await whole.getByRole('button', { name: 'Undo this import' }).click()
  await expect.poll(() => desk.count('matters')).toBeLessThan(many)
  await expect(desk.side.getByRole('tab', { name: 'Reviewers' })).toContainText('2')
  expect(await choose(desk, 'State', 'Nobody asks any more')).toBe(1)
  await expect(desk.matter.getByRole('group', { name: 'Nobody asks for this any more' })).toBeVisible()
  await clear.click()
  await whole.getByRole('button', { name: 'Do it again' }).click()
  await expect.poll(() => desk.count('matters')).toBe(many)
  await expect(desk.lastStep).toContainText('Did again: Brought in 4 reviews')
  await desk.decided(() => page.keyboard.press('u'), -1)
}

const FACETS = {
  Class: 'Different wishes',
  State: 'Deferred',
  Reviewer: 'Reto Frei',
  Market: 'Switzerland',
  'Error type': /\S/,
  Need: 'Necessary',
}

async function narrowed(desk: Collating): Promise<void> {
  const { page, filter, shown } = desk
  const all = await shown()
  await desk.decided(() => page.keyboard.press('d'))
  for (const [facet, wanted] of Object.entries(FACETS)) {
    const told = await choose(desk, facet, wanted)
    await expect.poll(shown, facet).toBe(told)
    expect(told, facet).toBeLessThan(all)
    await filter.getByRole('button', { name: 'Clear filter' }).click()
    await expect.poll(shown).toBe(all)
  }
  for (const quick of ['To decide', 'Disagreements']) {
    const button = filter.getByRole('button', { name: new RegExp(`^${quick} \\d`) })
    await counted(desk)
    const told = numberIn(await button.innerText())
    await button.click()
    await expect.poll(shown).toBe(told)
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    await button.click()
    await expect.poll(shown).toBe(all)
  }
  await filter.getByRole('radio', { name: 'Clauses' }).click()
  await desk.list.getByRole('treeitem', { level: 1 }).nth(2).click()
  const chip = filter.getByRole('button', { name: /^Only clause \d+$/ })
  await expect(chip).toBeVisible()
  await expect(desk.list.getByRole('treeitem', { level: 2 })).toHaveCount(await shown())
  await chip.click()
  await expect.poll(shown).toBe(all)
  await filter.getByRole('searchbox').fill('no such words anywhere')
  await expect(page.getByText('Nothing fits this filter.')).toBeVisible()
  await filter.getByRole('button', { name: 'Clear filter' }).click()
  await filter.getByRole('radio', { name: 'Matters' }).click()
}

/** Counts come a moment after the list. */
async function counted({ filter }: Collating): Promise<void> {
  await expect(filter).toHaveAttribute('aria-busy', 'false')
}

/** Chooses of a facet, and gives how many its list says there are. */
async function choose(desk: Collating, facet: string, wanted: string | RegExp): Promise<number> {
  const { page, filter } = desk
  await counted(desk)
  await filter.getByRole('button', { name: new RegExp(`${facet}$`) }).click()
  const noted = page.getByRole('option').filter({ has: page.locator('.list-note') })
  const option = noted.filter({ hasText: wanted }).first()
  const told = numberIn(await option.locator('.list-note').innerText())
  await option.click()
  return told
}

/** One verdict with one reason for what the filter shows; one step, so undone as one. */
async function decidedAtOnce(desk: Collating): Promise<void> {
  const { page, filter } = desk
  await filter.getByRole('button', { name: /^To decide \d/ }).click()
  const count = await choose(desk, 'Market', 'Switzerland')
  await expect.poll(desk.shown).toBe(count)
  await desk.row(/./).first().click()
  await desk.list.press('Control+a')
  await page.getByRole('button', { name: 'Decide…' }).click()
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Decide ${count} matters`) })
  await dialog.getByRole('radio', { name: 'Reject' }).click()
  await dialog.getByRole('button', { name: /Reason$/ }).click()
  await page.getByRole('option', { name: 'Local law' }).click()
  await dialog.getByLabel('Why, in a sentence').fill('Not in this market.')
  await desk.decided(() => dialog.getByRole('button', { name: /^Reject \d+ matter/ }).click(), count)
  await expect(desk.lastStep).toContainText(`Rejected: ${count} places decided`)
  await expect(desk.lastStep).toContainText('Local law')
  await expect(desk.lastStep).toContainText('Not in this market.')
  await desk.decided(() => desk.lastStep.getByRole('button', { name: 'Undo', exact: true }).click(), -count)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

test('each verdict with its reason, taken back, kept in snapshots, told in the history of the clause', async ({
  page,
  stet,
}) => {
  await stet.begin(page, 'Petra Specialist')
  const files = ['01-', '05-review', '06-', '07-', 'market']
  const desk = await collated(page, stet, { locale: 'de', language: 'German', files })
  const first = await test.step('names hidden until a decision', () => decidedBlind(desk))
  await test.step('own words, the text stays', () => worded(desk))
  await test.step('a snapshot', () => keptAndRestored(desk))
  await test.step('the history of the clause', () => toldAndTakenBack(desk, first))
  await test.step('a thread into the register', () => entered(desk))
})

interface First {
  /** Id of its row. */
  readonly row: string
  readonly taken: string
}

/** Nobody's name is in sight until a matter is decided, then that matter's are. */
async function decidedBlind(desk: Collating): Promise<First> {
  const { page, matter } = desk
  const main = page.getByRole('main')
  await desk.more('Hide names until the first decision')
  await expect(page.getByText('Names are hidden').first()).toBeVisible()
  await page.getByRole('button', { name: /^Disagreements \d/ }).click()
  await desk.row('Different wishes').first().click()
  await expect(matter.locator('.lane').first()).toContainText(/Reviewer [A-E]/)
  for (const name of ['Ana Torres', 'Emre', 'Reto Frei']) await expect(main).not.toContainText(name)
  await desk.reason('Local law', 'So says the law.')
  const wish = matter.getByRole('article', { name: 'Alternative 1' })
  const taken = await wish.locator('ins').first().innerText()
  const row = (await desk.currentRow.getAttribute('id'))!
  await desk.decided(() => wish.getByRole('button', { name: 'Take alternative 1' }).click())
  await page.locator(`[id="${row}"]`).click()
  await expect(wish).toContainText('Taken')
  await expect(wish).toContainText(/[A-Z]\p{L}+ \p{L}+/u)
  await expect(wish).not.toContainText('Reviewer')
  const standing = matter.getByRole('region', { name: 'The decision' })
  await expect(standing).toContainText('Accepted')
  await expect(standing).toContainText('Petra Specialist')
  await expect(standing).toContainText('So says the law.')
  await desk.more('Show names')
  return { row, taken }
}

/** Own words, tracked to what they began from; then the text stays. */
async function worded(desk: Collating): Promise<void> {
  const { matter } = desk
  await desk
    .row(/Different wishes.*Open/)
    .first()
    .click()
  await matter.getByRole('button', { name: 'Edit' }).click()
  const own = matter.getByRole('region', { name: 'In your own words' })
  await own.getByRole('textbox').fill('eigene Worte')
  await expect(own.locator('ins').first()).toContainText('eigene Worte')
  await desk.reason('Clearer', 'Plainer so.')
  await desk.decided(() => own.getByRole('button', { name: 'Accept with edits' }).click())
  await desk.tab('History')
  await expect(desk.lastStep).toContainText('Accepted with edits')
  await expect(desk.lastStep).toContainText('eigene Worte')
  await expect(desk.lastStep).toContainText('Plainer so.')
  await desk.reason('A matter of taste', 'No need.')
  await desk.decided(() => matter.getByRole('button', { name: /^Reject/ }).click())
  await expect(desk.lastStep).toContainText('Rejected')
  await expect(desk.lastStep).toContainText('No need.')
}

/** What was put off after the snapshot is open again; what was decided before it stands. */
async function keptAndRestored(desk: Collating): Promise<void> {
  const { page, matter } = desk
  await page.getByRole('button', { name: 'Snapshot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Name a snapshot' })
  await dialog.getByLabel('Name').fill('Before lunch')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(desk.lastStep).toContainText('Before lunch')
  const kept = await desk.count('to decide')
  await desk.reason('Local law', 'Ask the lawyers.')
  await desk.decided(() => matter.getByRole('button', { name: /^Defer/ }).click())
  await expect(desk.lastStep).toContainText('Deferred')
  await expect(desk.lastStep).toContainText('Ask the lawyers.')
  await desk.step('Snapshot').getByRole('button', { name: 'Go back to it' }).click()
  await expect.poll(() => desk.count('to decide')).toBe(kept)
  await expect(desk.step('No need.').getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
}

async function toldAndTakenBack(desk: Collating, { row, taken }: First): Promise<void> {
  await desk.page.locator(`[id="${row}"]`).click()
  await desk.tab('Why')
  const decisions = desk.side.getByRole('region', { name: 'Decisions on this clause' })
  await expect(decisions).toContainText('Petra Specialist')
  await expect(decisions.locator('ins')).toContainText([taken])
  await expect(decisions.locator('del').first()).not.toBeEmpty()
  await expect(decisions).toContainText('Local law')
  await desk.tab('History')
  const undo = desk.step('So says the law.').getByRole('button', { name: 'Undo', exact: true })
  await desk.decided(() => undo.click(), -1)
  await desk.tab('Why')
  await expect(decisions).toContainText('undone')
}

/** A thread that only this collation has. */
async function entered(desk: Collating): Promise<void> {
  await desk.page.getByRole('button', { name: /^Disagreements \d/ }).click()
  await choose(desk, 'Class', 'Thread')
  await desk
    .row(/Market issue|Policy gap|Question/)
    .first()
    .click()
  await desk.matter.getByRole('button', { name: 'Enter in the register' }).click()
  await expect(desk.page.getByText('Entered in the register')).toBeVisible()
}
