// What became of a review, beside the review: handed back, decided elsewhere, answered.
import { closeDialog, download, give, importFiles, openLanguage, take, toLibrary } from './acts.mjs'
import { workOnGerman } from './desk.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} reviewer @param {Page} specialist @param {string} folder */
export async function takeReceipt(reviewer, specialist, folder) {
  await workOnGerman(reviewer)
  await reviewer.getByRole('button', { name: 'Hand back', exact: true }).click()
  const dialog = reviewer.getByRole('dialog', { name: /^Hand back: / })
  const handback = await download(reviewer, folder, () =>
    dialog.getByRole('button', { name: 'Make the file with 1 review' }).click(),
  )
  await closeDialog(reviewer, /^Hand back: /)
  const receipt = await decideAndAnswer(specialist, handback, folder)
  await toLibrary(reviewer)
  await importFiles(reviewer, [receipt])
  await openLanguage(reviewer, 'German')
  await reviewer.getByRole('button', { name: 'New receipt' }).click()
  const panel = reviewer.getByRole('complementary', { name: 'Receipt' })
  await panel.getByRole('listitem').first().waitFor()
  await take(reviewer, 'receipt')
}

/** @param {Page} page @param {string} handback @param {string} folder */
async function decideAndAnswer(page, handback, folder) {
  const line = page.getByRole('row').filter({ has: page.locator('.locale-name', { hasText: 'German' }) })
  await line.hover()
  await line.getByRole('button', { name: 'More for this row' }).click()
  await page.getByRole('menuitem', { name: 'Collate reviews of this text' }).click()
  await page.getByRole('button', { name: 'Bring in' }).first().click()
  await give(page, 'Handback files…', [handback])
  await page
    .getByRole('dialog', { name: 'Bringing in reviews' })
    .getByRole('button', { name: 'Save as CSV' })
    .waitFor()
  await closeDialog(page, 'Bringing in reviews')
  const why = page.getByRole('combobox', { name: 'Why, in a sentence' })
  const left = page.locator('.status-line')
  const count = Number.parseInt(/(\d+) to decide/.exec(await left.innerText())?.[1] ?? '', 10)
  for (let n = 0; n < count; n++) {
    const reason = REASONS[n % REASONS.length] ?? ''
    if (reason !== '') await why.fill(reason)
    const verdict = n % 3 === 1 ? /^Reject/ : n % 4 === 3 ? /^Defer/ : /^Take alternative 1|^Agree/
    await page.getByRole('button', { name: verdict }).first().click()
    await left.filter({ hasText: `${count - n - 1} to decide` }).waitFor()
  }
  return download(page, folder, async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Make receipts…' }).click()
  })
}

const REASONS = ['', 'The published translation has these words.', 'Clearer for readers outside the team.']
