// A policy specialist's screens over the handbacks of twelve reviewers.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeDialog, give, goTo, importFiles, take } from './acts.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** The next version of the sample pack. */
const SECOND = join(import.meta.dirname, '../../resources/sample-pack/v2/live-gifting.stetpack')
const PARTIES = ['Legal', 'Trust and safety', 'Market team DE']

/** @param {Page} page @param {string} folder */
export async function takeRound(page, folder) {
  await begin(page, folder, 'German')
  const report = page.getByRole('dialog', { name: 'Bringing in reviews' })
  const moved = report.locator('.import-line[data-outcome="rebased"]')
  await moved.locator('summary').click()
  await moved.scrollIntoViewIfNeeded()
  await take(page, 'import-report')
  await closeDialog(page, 'Bringing in reviews')
  await passAgreed(page)
  await page.getByRole('button', { name: /^Disagreements \d/ }).click()
  await page.getByRole('treeitem', { level: 2 }).first().click()
  for (const key of ['1', '2', 'r']) await decide(page, key)
  await take(page, 'collate-de')
  await page.keyboard.press('e')
  await page.keyboard.press('End')
  await page.keyboard.type(' (siehe Anhang)')
  await take(page, 'own-wording')
  await page.keyboard.press('Control+Enter')
  await refer(page, 'Which of these wordings do our market teams already use?')
  await refer(page, 'Does the rule hold outside public spaces too?')
  await takeAdjudicate(page)
  await takeTable(page)
  await takeCompare(page)
  await takeRegister(page)
}

/** The same in Arabic, text and interface. @param {Page} page @param {string} folder */
export async function takeArabic(page, folder) {
  await begin(page, folder, 'Arabic')
  await closeDialog(page, 'Bringing in reviews')
  await passAgreed(page)
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: /Language of Stet/ }).click()
  await page.getByRole('option', { name: /العربية/ }).click()
  await page.keyboard.press('Alt+3')
  await page.locator('.filter-bar, [role=search]').first().waitFor()
  await page.getByRole('treeitem', { level: 2 }).first().click()
  await take(page, 'collate-ar')
}

/** Brings everything in a folder into a new collation of the newer version. @param {Page} page @param {string} folder @param {string} language */
async function begin(page, folder, language) {
  for (const version of ['v1', 'v2']) await importFiles(page, [join(folder, `${version}.stetpack`)])
  await goTo(page, 'Collate')
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const texts = page.getByRole('dialog', { name: 'Begin a collation' })
  await texts.getByRole('button').filter({ hasText: language }).filter({ hasText: 'v2' }).first().click()
  await page.getByRole('button', { name: 'Bring in' }).first().click()
  const handbacks = readdirSync(folder).filter((name) => name.endsWith('.stethandback'))
  await give(
    page,
    'Handback files…',
    handbacks.map((name) => join(folder, name)),
  )
  const report = page.getByRole('dialog', { name: 'Bringing in reviews' })
  await report.getByRole('button', { name: 'Save as CSV' }).waitFor()
}

/** @param {Page} page */
async function passAgreed(page) {
  await page.getByRole('button', { name: 'Pass agreed' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pass what is agreed' })
  await dialog.getByRole('button', { name: /^Take \d+ places?$/ }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** @param {Page} page @param {string} key */
async function decide(page, key) {
  const left = page.getByText(/^[\d,]+ to decide$/).last()
  const before = await left.innerText()
  await page.keyboard.press(key)
  await page.waitForFunction(
    (was) => ![...document.querySelectorAll('*')].some((el) => !el.children.length && el.textContent === was),
    before,
  )
}

/** @param {Page} page @param {string} question */
async function refer(page, question) {
  await page.getByRole('button', { name: 'More verdicts' }).click()
  await page.getByRole('menuitem', { name: 'Send to an adjudicator…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to an adjudicator' })
  await dialog.getByLabel('The question').fill(question)
  await dialog.getByLabel('Parties').fill(PARTIES.join('\n'))
  await dialog.getByLabel('Adjudicator').fill('Dana Levi')
  await dialog.getByLabel('Due').fill('2026-12-04')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('n')
}

/** @param {Page} page */
async function takeAdjudicate(page) {
  await goTo(page, 'Adjudicate')
  const queue = page.getByRole('region', { name: 'Disputes' })
  await queue.getByRole('button').filter({ hasText: 'Which of these' }).click()
  const positions = [
    ['Alternative 1', 'It is the wording of the last three notices.'],
    ['Alternative 2', 'Reviewers on nights read it faster; nobody has misread it in tests.'],
    ['The text stays', 'Appeals quote this clause word for word.'],
  ]
  for (const [choice = '', words = ''] of positions)
    await answer(page, 'State a position', { choice, words, enter: 'Enter the position' })
  const rebuttals = [
    'Notices can be changed with the text.',
    'Appeals quote the version they were made on.',
    'So be it.',
  ]
  for (const words of rebuttals)
    await answer(page, 'Answer the others', { choice: 'Alternative 1', words, enter: 'Enter the answer' })
  const rule = page.getByRole('region', { name: 'Rule', exact: true })
  await rule.locator('.choice').filter({ hasText: 'Alternative 1' }).click()
  await rule
    .getByRole('textbox', { name: 'Rationale' })
    .fill('All three can work with it, and it needs no new notice.')
  await page
    .getByRole('region', { name: 'What the parties say' })
    .evaluate((el) => el.scrollIntoView({ block: 'start' }))
  await take(page, 'adjudicate')
  await rule.getByRole('button', { name: 'Rule and close' }).click()
  await page.getByRole('tab', { name: 'Agreement' }).click()
  await page
    .getByRole('region', { name: 'Figures' })
    .getByRole('row', { name: /Krippendorff/ })
    .waitFor()
  await take(page, 'agreement')
}

/** @param {Page} page @param {string} name @param {{ choice: string, words: string, enter: string }} of */
async function answer(page, name, { choice, words, enter }) {
  const form = page.getByRole('region', { name, exact: true })
  await form.locator('.choice').filter({ hasText: choice }).click()
  const text = form.getByRole('textbox').last()
  await text.fill(words)
  await form.getByRole('button', { name: enter }).click()
  // Entered: the form is empty for the next one, or gone.
  await text.and(page.locator(':not(:empty)')).waitFor({ state: 'detached' })
}

/** @param {Page} page */
async function takeTable(page) {
  await goTo(page, 'Collate')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Open the disposition table' }).click()
  await page.getByRole('grid', { name: 'Disposition table' }).getByRole('row').nth(3).waitFor()
  await take(page, 'disposition')
}

/** @param {Page} page */
async function takeCompare(page) {
  await goTo(page, 'Library')
  await importFiles(page, [SECOND])
  await goTo(page, 'Compare')
  await choose(page, 'Document', /^LIVE gifting/)
  await choose(page, 'Language', /^German/)
  await page.getByRole('document', { name: 'Redline' }).waitFor()
  await page.keyboard.press('F8')
  await take(page, 'compare')
}

/** @param {Page} page @param {string} label @param {RegExp} option */
async function choose(page, label, option) {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option }).click()
}

/** @param {Page} page */
async function takeRegister(page) {
  await goTo(page, 'Register')
  await enter(page, {
    words: 'Do vouchers that a host wins count as gifts?',
    clause: 'Gift:',
    due: '2026-12-18',
  })
  await enter(page, {
    words: 'Nothing says who decides when two moderators disagree.',
    clause: 'moderator',
    due: '2026-11-20',
  })
  const detail = page.locator('.register-detail')
  await detail.getByLabel('Owner').fill('Policy team')
  await detail.getByLabel('Proposed wording').fill('Where two moderators disagree, the market lead decides.')
  await detail.getByRole('button', { name: 'Save changes' }).click()
  await take(page, 'register')
}

/** @param {Page} page @param {{ words: string, clause: string, due: string }} what */
async function enter(page, { words, clause, due }) {
  await page.getByRole('button', { name: 'New entry' }).click()
  const dialog = page.getByRole('dialog', { name: 'New entry' })
  await dialog.getByRole('searchbox', { name: 'Find a clause' }).fill(clause)
  await dialog.getByRole('listbox', { name: 'Clause' }).getByRole('option').first().click()
  await dialog.getByRole('textbox', { name: 'What is missing, or the question' }).fill(words)
  await dialog.getByLabel('Due date').fill(due)
  await dialog.getByRole('button', { name: 'Enter' }).click()
  await dialog.waitFor({ state: 'detached' })
}
