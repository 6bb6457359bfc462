// npm run screenshots: pictures of the built app for docs/screenshots, after real work in a real browser.
// Names of parts take only those: desk, round, arabic, receipt.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser, launchArgs } from './browser.mjs'
import { buildEntry } from './build-entry.mjs'
import { build, isBuilt } from './build.mjs'
import { SIZE } from './screenshots/acts.mjs'
import { takeDesk } from './screenshots/desk.mjs'
import { takeReceipt } from './screenshots/receipt.mjs'
import { takeArabic, takeRound } from './screenshots/round.mjs'

/** @typedef {import('@playwright/test').Page} Page */

const root = join(import.meta.dirname, '..')
/** The day of the pictures: a run on another day must not change them. */
const DAY = new Date('2026-11-23T10:24:00Z')

async function main() {
  if (!isBuilt() && !build()) process.exit(1)
  mkdirSync(join(root, 'docs/screenshots'), { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'stet-screenshots-'))
  const executablePath = findBrowser()
  const browser = await chromium.launch({ args: launchArgs(), ...(executablePath ? { executablePath } : {}) })
  /** @type {(() => Promise<void>)[]} */
  const ends = []
  /** A window on a data folder of its own. @param {string} name @returns {Promise<Page>} */
  const windowOf = async (name) => {
    const { link, end } = startHost(mkdtempSync(join(folder, 'data-')))
    ends.push(end)
    const page = await openWindow(browser)
    await page.goto(await link)
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.keyboard.press('Enter')
    return page
  }
  const parts = {
    desk: async () => takeDesk(await windowOf('Ana Sousa')),
    round: async () => takeRound(await windowOf('Ada Ito'), await roundIn(folder, 'de')),
    arabic: async () => takeArabic(await windowOf('Ada Ito'), await roundIn(folder, 'ar')),
    receipt: async () => takeReceipt(await windowOf('Ana Sousa'), await windowOf('Ada Ito'), folder),
  }
  const asked = process.argv.slice(2)
  try {
    for (const [name, take] of Object.entries(parts))
      if (asked.length === 0 || asked.includes(name)) await take()
  } finally {
    await browser.close()
    for (const end of ends) await end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {import('@playwright/test').Browser} browser */
async function openWindow(browser) {
  const context = await browser.newContext({
    viewport: SIZE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.clock.install({ time: DAY })
  return page
}

/** The handbacks of twelve reviewers in a language; gives their folder. @param {string} folder @param {string} locale */
async function roundIn(folder, locale) {
  const entry = await buildEntry('scripts/screenshots/make-round.ts', join(root, '.cache/screenshots'))
  const to = join(folder, `round-${locale}`)
  execFileSync(process.execPath, [entry, locale, to])
  return to
}

/** @param {string} data */
function startHost(data) {
  const host = spawn(process.execPath, [join(root, 'out/main/serve.cjs'), '--data', data, '--port', '0'])
  const ended = new Promise((done) => host.on('close', done))
  /** @type {Promise<string>} */
  const link = new Promise((resolve, reject) => {
    let text = ''
    host.on('close', (code) => reject(new Error(`the host ended with ${code}`)))
    host.stdout.setEncoding('utf8').on('data', (piece) => {
      const found = /^ready (\S+)/m.exec((text += piece))?.[1]
      if (found) resolve(found)
    })
  })
  const end = async () => {
    host.kill('SIGTERM')
    await ended
  }
  return { link, end }
}

await main()
