// What a person does on the Collate screen, and what each act costs.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installCamera, installMeter } from './meter.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ page: Page, cpu: () => Promise<number>, matters: number }} Desk */
/**
 * In milliseconds: work of the main thread, time to the last picture of what the act did, and the longest task; of
 * scrolling, between two frames, the longest gap, and the most pixels of the list without a row.
 */
/** @typedef {{ cpu: number, paint: number, longest: number, blank?: number }} Figure */

const LONG = { timeout: 300_000 }

/** A window with all handbacks of a folder brought into a collation of its pack's text. */
export async function open(
  /** @type {import('@playwright/test').Browser} */ browser,
  /** @type {string} */ link,
  /** @type {string} */ folder,
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.addInitScript(installMeter)
  await page.addInitScript(installCamera)
  await page.goto(link)
  await page.getByLabel('Name', { exact: true }).fill('Petra Specialist')
  await page.keyboard.press('Enter')
  const files = readdirSync(folder).map((name) => join(folder, name))
  const pack = files.filter((name) => name.endsWith('.stetpack'))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await give(page, 'Files (packs, handbacks)…', pack)
  await close(page, 'Import')
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Collate' }).click()
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const texts = page.getByRole('dialog', { name: 'Begin a collation' })
  await texts.getByRole('button').filter({ hasText: 'United Kingdom' }).click()
  await page.getByRole('button', { name: 'Bring in' }).first().click()
  const reviews = files.filter((name) => name.endsWith('.stethandback'))
  await give(page, 'Handback files…', reviews)
  const report = page.getByRole('dialog', { name: 'Bringing in reviews' })
  await report.getByRole('button', { name: 'Save as CSV' }).waitFor(LONG)
  await close(page, 'Bringing in reviews')
  await page.getByRole('treeitem', { level: 2 }).first().click(LONG)
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
  }
  return { page, cpu, matters: await undecided(page) }
}

/** @param {Page} page @param {string} entry @param {string[]} files */
async function give(page, entry, files) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: entry }).click()
  await (await chooser).setFiles(files)
}

/** @param {Page} page @param {string} name */
async function close(page, name) {
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click(LONG)
  await dialog.waitFor({ state: 'detached' })
}

/** @param {Page} page */
async function undecided(page) {
  const said = await page
    .getByText(/^[\d,]+ to decide$/)
    .first()
    .textContent()
  return Number(said?.replace(/\D/g, ''))
}

/** @type {readonly { name: string, act: (desk: Desk) => Promise<Figure[]> }[]} */
export const ACTS = [
  { name: 'next matter', act: (desk) => pressed(desk, ['j', 'j', 'j']) },
  { name: 'decide', act: (desk) => changing(desk, '1') },
  { name: 'undo', act: (desk) => changing(desk, 'u') },
  { name: 'filter on and off', act: filtered },
  { name: 'find: a letter more or less', act: found },
  { name: 'last and first matter', act: (desk) => listPressed(desk, ['End', 'Home']) },
  { name: 'a turn of the wheel', act: wheel },
]

/** @param {Desk} desk @param {() => Promise<unknown>} act @returns {Promise<Figure>} */
async function costOf({ page, cpu }, act) {
  await page.evaluate('meter.arm()')
  const before = await cpu()
  await act()
  /** @type {{ done: number, longest: number }} */
  const { done, longest } = await page.evaluate('meter.cost()')
  return { cpu: (await cpu()) - before, paint: done, longest }
}

/** @param {Desk} desk @param {string[]} keys */
async function pressed(desk, keys) {
  await desk.page.bringToFront()
  const figures = []
  for (const key of keys) figures.push(await costOf(desk, () => desk.page.keyboard.press(key)))
  return figures
}

/** Where the key means nothing, as taking a wording does at a thread, the next matter is tried. @param {Desk} desk @param {string} key */
async function changing(desk, key) {
  await desk.page.bringToFront()
  for (let tries = 0; tries < 20; tries++) {
    const before = await undecided(desk.page)
    const figure = await costOf(desk, () => desk.page.keyboard.press(key))
    if ((await undecided(desk.page)) !== before) return [figure]
    await desk.page.keyboard.press('j')
  }
  throw new Error(`${key} changes nothing`)
}

/** @param {Desk} desk */
async function filtered(desk) {
  await desk.page.bringToFront()
  const button = desk.page.getByRole('button', { name: /^Disagreements/ })
  return [await costOf(desk, () => button.click()), await costOf(desk, () => button.click())]
}

/** @param {Desk} desk */
async function found(desk) {
  await desk.page.bringToFront()
  await desk.page.getByRole('searchbox', { name: 'Find in matters' }).focus()
  const figures = await pressed(desk, ['t', 'h', 'e', 'Backspace', 'Backspace', 'Backspace'])
  await desk.page.getByRole('tree').focus()
  return figures
}

/** @param {Desk} desk @param {string[]} keys */
async function listPressed(desk, keys) {
  await desk.page.bringToFront()
  await desk.page.getByRole('tree').focus()
  const figures = await pressed(desk, keys)
  await desk.page.getByRole('treeitem', { level: 2 }).first().click()
  return figures
}

const TURNS = 60

/** @param {Desk} desk @returns {Promise<Figure[]>} */
async function wheel({ page, cpu }) {
  await page.bringToFront()
  await page.locator('.matter-list').hover()
  await page.evaluate(`camera.start('.matter-list', '[role=treeitem]')`)
  const before = await cpu()
  for (let i = 0; i < TURNS; i++) {
    await page.mouse.wheel(0, i < TURNS / 2 ? 300 : -300)
    await page.waitForTimeout(8)
  }
  const spent = (await cpu()) - before
  /** @type {import('./meter.mjs').Film} */
  const { middle, longest, blank } = await page.evaluate('camera.cut()')
  return [{ cpu: spent / TURNS, paint: middle, longest, blank }]
}
