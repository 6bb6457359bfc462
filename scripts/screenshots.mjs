// npm run screenshots: pictures of the built app for docs/screenshots, after real work in a real browser.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser, launchArgs } from './browser.mjs'
import { build, isBuilt } from './build.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const root = join(import.meta.dirname, '..')
const out = join(root, 'docs/screenshots')
const SIZE = { width: 1280, height: 800 }
/** The day of the pictures: a run on another day must not change them. */
const DAY = new Date('2026-11-23T10:24:00Z')

async function main() {
  if (!isBuilt() && !build()) process.exit(1)
  mkdirSync(out, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'stet-screenshots-'))
  const host = spawn(process.execPath, [join(root, 'out/main/serve.cjs'), '--data', data])
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: launchArgs(), ...(executablePath ? { executablePath } : {}) })
  try {
    const context = await browser.newContext({
      viewport: SIZE,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      colorScheme: 'light',
    })
    const page = await context.newPage()
    await page.clock.install({ time: DAY })
    await page.goto(await linkOf(host))
    await page.getByLabel('Name', { exact: true }).fill('Ana Sousa')
    await page.keyboard.press('Enter')
    await takePictures(page)
  } finally {
    await browser.close()
    const ended = new Promise((done) => host.on('close', done))
    host.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}

/** @param {import('node:child_process').ChildProcess} host @returns {Promise<string>} */
function linkOf(host) {
  return new Promise((resolve, reject) => {
    let text = ''
    host.on('close', (code) => reject(new Error(`the host ended with ${code}`)))
    host.stdout?.setEncoding('utf8').on('data', (piece) => {
      const link = /^ready (\S+)/m.exec((text += piece))?.[1]
      if (link) resolve(link)
    })
  })
}

/** @param {Page} page */
async function takePictures(page) {
  await workOnArabic(page)
  await take(page, 'editor-ar')
  await toLibrary(page)
  await workOnJapanese(page)
  await take(page, 'editor-ja')
  await toLibrary(page)
  await workOnGerman(page)
  await take(page, 'editor-de')
  await page.getByRole('button', { name: 'Threads', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Threads', exact: true })
  await panel.getByRole('button', { name: /^Question/ }).click()
  await page.getByRole('button', { name: 'Apply as a change' }).waitFor()
  await take(page, 'threads')
  await page.getByRole('button', { name: 'Close the list' }).click()
  await top(page)
  await openCard(page, 'sämtliche')
  await page.emulateMedia({ colorScheme: 'dark' })
  await take(page, 'editor-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await toLibrary(page)
  await take(page, 'library')
}

/** @param {Page} page */
async function workOnGerman(page) {
  await openLanguage(page, 'German')
  await confirm(page, 12)
  await replace(page, 'Geschenke gesendet', 'Geschenke verschickt')
  await select(page, 'jede Phase')
  await page.keyboard.type('sämtliche Phasen')
  await openCard(page, 'sämtliche')
  const card = page.getByRole('article', { name: 'Replaced' }).filter({ hasText: 'sämtliche' })
  await card.getByLabel('Reason').fill('Glossary: “every stage” is plural here')
  await card.getByRole('button', { name: 'Error type' }).click()
  await page.getByRole('option', { name: 'Terminology' }).click()
  await card.getByRole('radio', { name: 'Preferential' }).click()
  await select(page, 'in jeder Sprache')
  await thread(page, 'Market issue', 'Does this hold for Swiss German as well?')
  await select(page, 'Handelsrichtlinie')
  await thread(page, 'Question', 'Is this the title of the published translation?', 'Richtlinie für Händler')
  await select(page, 'Commerce policy', '.lane-source')
  await thread(page, 'Ambiguity', 'Which commerce policy: the one for sellers or the one for buyers?')
  await select(page, 'Kostenpflichtige Abonnements und')
  await page.keyboard.press('Delete')
  await top(page)
  await openCard(page, 'sämtliche')
}

/** @param {Page} page @param {string} words */
function openCard(page, words) {
  return page.locator('article', { hasText: words }).getByRole('button').first().click()
}

/** @param {Page} page */
async function workOnArabic(page) {
  await openLanguage(page, 'Arabic')
  await confirm(page, 3)
  await replace(page, 'الاحتيال', 'الغش')
  await select(page, 'جميع مراحل الجلسة')
  await thread(page, 'Meaning', 'هل يشمل ذلك إعادة العرض؟')
  await caret(page, 'وبجميع اللغات')
  await page.keyboard.type(' دون استثناء')
  await select(page, 'لا تشمل هذه السياسة')
  await page.keyboard.press('Control+b')
  await top(page)
  await openCard(page, 'الغش')
}

/** @param {Page} page */
async function workOnJapanese(page) {
  await openLanguage(page, 'Japanese')
  await confirm(page, 4)
  await replace(page, '不正行為', '詐欺行為')
  await select(page, 'アーカイブ再生')
  await thread(page, 'Question', '用語集の「リプレイ」に合わせますか？', 'リプレイ')
  await page.getByRole('button', { name: 'Apply as a change' }).click()
  await caret(page, 'すべての市場')
  await page.keyboard.type('、地域')
  await top(page)
}

/** @param {Page} page @param {string} name */
async function openLanguage(page, name) {
  await page
    .getByRole('row')
    .filter({ has: page.locator('.locale-name', { hasText: name }) })
    .click()
  await page.locator('.lane-source .unit').first().waitFor()
}

/** @param {Page} page */
async function toLibrary(page) {
  await saved(page)
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await page.getByRole('treegrid').waitFor()
}

/** @param {Page} page */
function saved(page) {
  return page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor()
}

/** Confirms clauses from the first on. @param {Page} page @param {number} count */
async function confirm(page, count) {
  await page.locator('.target .text').focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < count; i++) await page.keyboard.press('Control+Enter')
}

/** @param {Page} page @param {string} words @param {string} by */
async function replace(page, words, by) {
  await select(page, words)
  await page.keyboard.type(by)
}

/** @param {Page} page @param {string} after */
async function caret(page, after) {
  await select(page, after)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await frames(page)
}

/** @param {Page} page */
async function top(page) {
  await page.locator('.target .text').focus()
  await page.keyboard.press('Control+Home')
  await page.locator('.desk-scroller').evaluate((el) => el.scrollTo({ top: 0 }))
  await frames(page)
}

/** Begins a thread on the selection. @param {Page} page @param {string} kind @param {string} text @param {string} [wording] */
async function thread(page, kind, text, wording) {
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
async function select(page, words, where = '.target .text') {
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
function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** @param {Page} page @param {string} name */
async function take(page, name) {
  await page.mouse.move(SIZE.width - 4, SIZE.height - 4)
  await frames(page)
  if (name !== 'library') await saved(page)
  await page.screenshot({ path: join(out, `${name}.png`), caret: 'hide', animations: 'disabled' })
  console.log(`docs/screenshots/${name}.png`)
}

await main()
