import { join } from 'node:path'
import { type Locator, type Page } from '@playwright/test'
import { Desk, type Library, selectIn } from './support/desk'
import { runCli } from './support/host'
import { closeImport, importFiles, language, reportCounts, row, SAMPLE } from './support/library'
import { call, expect, sayName, type Stet, test } from './support/stet'

/** Begins a thread on what is selected, and gives its card. */
async function beginThread(
  desk: Desk,
  thread: { readonly kind: string; readonly text: string; readonly wording?: string },
): Promise<Locator> {
  const { page, margin } = desk
  await desk.press('Control+Alt+m')
  const draft = margin.getByRole('article', { name: 'New thread' })
  await desk.choose(draft, 'Kind', thread.kind)
  await draft.getByLabel('Comment').fill(thread.text)
  if (thread.wording !== undefined) {
    await draft.getByText('Propose wording').click()
    await draft.getByLabel('Proposed wording').fill(thread.wording)
  }
  await draft.getByRole('button', { name: 'Start thread' }).click()
  await expect(draft).toBeHidden()
  const card = margin.getByRole('article', { name: thread.kind, exact: true })
  await expect(card).toContainText(thread.text)
  await expect(page.getByRole('status').filter({ hasText: 'Thread started.' })).toBeAttached()
  return card
}

/** A reviewer's day in short: edits, a remark, three threads, states of clauses. */
async function review(desk: Desk): Promise<void> {
  await desk.caretAfter('Diese Richtlinie legt fest')
  await desk.type(' genau')
  await desk.select('Betrug')
  await desk.type('Täuschung')
  await desk.select(' in jedem Markt und')
  await desk.press('Delete')
  await desk.caretAfter('Gewinnaktionen durchzuführen sind')
  await desk.press('Enter')

  await desk.cards('Replaced').getByRole('button').click()
  const card = desk.margin.getByRole('article', { name: 'Replaced' })
  await card.getByLabel('Reason').fill('„fraud“ ist hier Täuschung')
  await desk.choose(card, 'Error type', 'Terminology')
  await card.getByRole('radio', { name: 'Necessary' }).click()

  await desk.select('Die Mindestauszahlung')
  const first = await beginThread(desk, {
    kind: 'Meaning',
    text: 'Gilt das je Anforderung?',
    wording: 'Der Mindestbetrag',
  })
  await first.getByRole('button', { name: 'Apply as a change' }).click()
  await expect(first).toContainText('applied')
  await first.getByLabel('Reply').fill('Ich habe es geändert.')
  await first.getByRole('button', { name: 'Reply' }).click()
  await expect(first).toContainText('Ich habe es geändert.')

  await selectIn(desk.source, { words: 'The minimum payout', from: 4, to: 18 })
  await beginThread(desk, { kind: 'Ambiguity', text: 'Per request or per month?' })
  await desk.caretAfter('4.2 Auszahlungen')
  const third = await beginThread(desk, { kind: 'Question', text: 'Heißt es im Markt so?' })
  await third.getByRole('button', { name: 'Resolve thread' }).click()
  await expect(third).toContainText('Resolved by')

  await desk.caretAfter('1. Zweck')
  await desk.press('Control+Enter', 'Control+Enter')
  await desk.press('Control+Shift+f')
  await expect(desk.page.getByText('reviewed 2/')).toBeVisible()
  await expect(desk.page.getByText('1 flagged')).toBeVisible()
  await desk.saved()
}

async function handBack(desk: Desk, to: string): Promise<string> {
  const { page } = desk
  await page.getByRole('button', { name: 'Hand back', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Hand back: / })
  await expect(dialog.getByRole('row').filter({ hasText: 'German' })).toContainText('2 / ')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Make the file with 1 review' }).click()
  const file = join(to, (await download).suggestedFilename())
  await (await download).saveAs(file)
  await expect(dialog.getByText('The handback is made.')).toBeVisible()
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  return file
}

/** The review of another person as this data folder has it; what only counts saves is left out. */
async function imported(page: Page, id: string): Promise<object> {
  const { rev: _rev, ...state } = await call<{ rev: number }>(page, 'review.read', { review: id })
  return state
}

async function openElsewhere(stet: Stet, page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await stet.open(await stet.host('elsewhere'), other)
  await sayName(other, 'Ben Ito')
  return other
}

test('from an empty folder to a handback that is the same review elsewhere', async ({ page, stet }) => {
  await stet.begin(page)
  await expect(row(page, SAMPLE).first()).toBeVisible()
  for (const name of ['German', 'Spanish', 'Arabic', 'Japanese', 'Hindi'])
    await expect(language(page, name)).toContainText('Received')
  const desk = await Desk.open(page, 'German')
  const base = await desk.blocks()
  await review(desk)
  expect(await desk.original()).toEqual(base)
  const { rev: _rev, ...made } = await desk.stored()
  const file = await handBack(desk, stet.folder)

  const pack = 'resources/sample-pack/v1/live-gifting.stetpack'
  expect(runCli('handback', 'inspect', file, '--pack', pack)).toMatchObject({
    author: { name: 'Ana Sousa' },
    onPack: 'proved',
    reviews: [{ locale: 'de', counts: { threads: 3, reviewed: 2, flagged: 1 } }],
  })

  const other = await openElsewhere(stet, page)
  const dialog = await importFiles(other, file)
  await expect(dialog.getByText(/^The handback in .* was imported\.$/)).toBeVisible()
  const { All: all, ...parts } = await reportCounts(dialog)
  expect(parts).toEqual({ Added: all })
  await closeImport(other)
  expect(await imported(other, made.head.id)).toEqual(made)

  const library = await call<Library>(other, 'library.read', {})
  const again = await importFiles(other, file)
  const twice = await reportCounts(again)
  expect(twice).toEqual({ All: all, 'Already there': all })
  await closeImport(other)
  expect(await call<Library>(other, 'library.read', {})).toEqual(library)
  expect(await imported(other, made.head.id)).toEqual(made)

  await row(other, 'Ana Sousa').click()
  const theirs = new Desk(other)
  await theirs.ready()
  await expect(other.getByText('This is the review of Ana Sousa.')).toBeVisible()
  await expect(theirs.text).toHaveAttribute('contenteditable', 'false')
  expect(await theirs.marks()).toEqual(await desk.marks())
  await expect(theirs.text.locator('.cmt')).toHaveText(await desk.text.locator('.cmt').allTextContents())

  await desk.page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(language(page, 'German')).toContainText('Handed back')
})

test('the report of a review is one page without script that shows every change', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'Arabic')
  await desk.select('الاحتيال')
  await desk.type('الغش')
  await desk.saved()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a report' }).click()
  const file = join(stet.folder, 'report.html')
  await (await download).saveAs(file)
  const report = await page.context().newPage()
  await report.goto(`file://${file}`)
  await expect(report.locator('script')).toHaveCount(0)
  await expect(report.locator('[dir="rtl"] del').first()).toContainText('الاحتيال')
  await expect(report.locator('[dir="rtl"] ins').first()).toContainText('الغش')
  await expect(report.getByText('Ana Sousa').first()).toBeVisible()
})
