// What a person does in Stet, for the pictures.
import { join } from 'node:path'

/** @typedef {import('@playwright/test').Page} Page */

const out = join(import.meta.dirname, '../../docs/screenshots')
export const SIZE = { width: 1280, height: 800 }

/** @param {Page} page @param {string} name */
export async function openLanguage(page, name) {
  await page
    .getByRole('row')
    .filter({ has: page.locator('.locale-name', { hasText: name }) })
    .click()
  await page.locator('.lane-source .unit').first().waitFor()
}

/** @param {Page} page */
export async function toLibrary(page) {
  await saved(page)
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await page.getByRole('treegrid').waitFor()
}

/** @param {Page} page */
export function saved(page) {
  return page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor()
}

/** Confirms clauses from the first on. @param {Page} page @param {number} count */
export async function confirm(page, count) {
  await page.locator('.target .text').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < count; i++) await page.keyboard.press('Control+Enter')
}

/** @param {Page} page @param {string} words @param {string} by */
export async function replace(page, words, by) {
  await select(page, words)
  await page.keyboard.type(by)
}

/** @param {Page} page @param {string} after */
export async function caret(page, after) {
  await select(page, after)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await frames(page)
}

/** @param {Page} page */
export async function top(page) {
  await page.locator('.target .text').focus()
  await page.keyboard.press('Control+Home')
  await page.locator('.desk-scroller').evaluate((el) => el.scrollTo({ top: 0 }))
  await frames(page)
}

/** Begins a thread on the selection. @param {Page} page @param {string} kind @param {string} text @param {string} [wording] */
export async function thread(page, kind, text, wording) {
  await page.keyboard.press('Control+Alt+m')
  const draft = page.getByRole('article', { name: 'New thread' })
  await draft.getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: kind }).click()
  await draft.getByLabel('Comment').fill(text)
  if (wording !== undefined) {
    await draft.getByText('Propose wording').click()
    await draft.getByLabel('Proposed wording').fill(wording)
  }
  await draft.getByRole('button', { name: 'Start thread' }).click()
  await draft.waitFor({ state: 'detached' })
}

/** Selects words in the text, or in the source. @param {Page} page @param {string} words */
export async function select(page, words, where = '.target .text') {
  await page.locator(where).evaluate((text, wanted) => {
    const blocks = [...text.querySelectorAll('p, h1, h2, h3')]
    const block = blocks.find((one) => one.textContent?.includes(wanted))
    if (!block) throw new Error(`no block has the words: ${wanted}`)
    const start = (block.textContent ?? '').indexOf(wanted)
    const at = (/** @type {number} */ offset) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      let left = offset
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (left <= length) return /** @type {const} */ ([node, left])
        left -= length
      }
      return /** @type {const} */ ([block, 0])
    }
    block.scrollIntoView({ block: 'center' })
    if (text instanceof HTMLElement && text.isContentEditable) text.focus({ preventScroll: true })
    const [from, to] = [at(start), at(start + wanted.length)]
    getSelection()?.setBaseAndExtent(from[0], from[1], to[0], to[1])
  }, words)
  await frames(page)
}

/** @param {Page} page */
export function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** @param {Page} page @param {string} name */
export async function take(page, name) {
  const notes = page.locator('.toast').getByRole('button', { name: /^Close$|^إغلاق$/ })
  while ((await notes.count()) > 0) await notes.last().click()
  await page.mouse.move(SIZE.width - 4, SIZE.height - 4)
  await frames(page)
  await page.screenshot({ path: join(out, `${name}.png`), caret: 'hide', animations: 'disabled' })
  console.log(`docs/screenshots/${name}.png`)
}

/** Gives files to a file chooser that a menu entry opens. @param {Page} page @param {string} entry @param {string[]} files */
export async function give(page, entry, files) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: entry }).click()
  await (await chooser).setFiles(files)
}

/** @param {Page} page @param {string[]} files */
export async function importFiles(page, files) {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await give(page, 'Files (packs, handbacks)…', files)
  await closeDialog(page, 'Import')
}

/** @param {Page} page @param {string | RegExp} name */
export async function closeDialog(page, name) {
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Keeps what an act saves as a file. @param {Page} page @param {string} folder @param {() => Promise<void>} act */
export async function download(page, folder, act) {
  const coming = page.waitForEvent('download')
  await act()
  const file = join(folder, (await coming).suggestedFilename())
  await (await coming).saveAs(file)
  return file
}

/** @param {Page} page @param {string} name */
export function goTo(page, name) {
  return page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click()
}
