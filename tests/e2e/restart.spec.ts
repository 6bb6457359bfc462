import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Desk } from './support/desk'
import { expect, test } from './support/stet'

const PLACE = 'Diese Richtlinie legt fest'

/** Notes what is inserted in the text each time the screen comes to say that it is saved. */
async function noteSaves(desk: Desk): Promise<() => Promise<string[]>> {
  await desk.page.evaluate(() => {
    const notes: string[] = []
    Object.assign(window, { notes })
    const saving = document.querySelector('.save-note')!
    const read = (): void => {
      const words = document.querySelector('.text ins')?.textContent ?? ''
      if (saving.textContent === 'Saved' && notes.at(-1) !== words) notes.push(words)
    }
    new MutationObserver(read).observe(saving, { childList: true, characterData: true, subtree: true })
  })
  return () => desk.page.evaluate(() => (window as unknown as { notes: string[] }).notes)
}

test('killed in the middle of typing, nothing is lost that the screen called saved', async ({
  page,
  stet,
}) => {
  const host = await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  const saves = await noteSaves(desk)
  await desk.caretAfter(PLACE)
  await desk.type(' eins')
  await desk.saved()
  const words = Array.from({ length: 40 }, (_, i) => ` w${i}`)
  const typing = desk.type(words.join(''))
  await desk.text.locator('ins', { hasText: 'w9' }).waitFor()
  await host.stop('SIGKILL')
  await typing
  const promised = (await saves()).at(-1)!
  expect(promised).toContain(' eins')
  await expect(page.getByText('Stet does not answer at the moment.').first()).toBeVisible()

  const again = await stet.host()
  const fresh = await page.context().newPage()
  await stet.open(again, fresh)
  const after = await Desk.open(fresh, 'German')
  const kept = await after.text.locator('ins').allTextContents()
  expect(kept.join('').startsWith(promised)).toBe(true)
  expect(` eins${words.join('')}`.startsWith(kept.join(''))).toBe(true)
  await after.caretAfter(PLACE)
  await after.press('End')
  await after.type('!')
  await after.saved()
})

test('a reload in the middle of work shows it again, ready to go on', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await desk.caretAfter(PLACE)
  await desk.type(' genau')
  await desk.saved()
  await page.reload()
  await desk.ready()
  expect(await desk.marks()).toEqual(['+ genau'])
  await desk.caretAfter('legt fest genau')
  await desk.type('er')
  await desk.saved()
  expect((await desk.clean())[2]).toContain('legt fest genauer, wann')
  await page.reload()
  await desk.ready()
  expect((await desk.marks()).join('')).toContain('er')
})

test('a second window says that it may only read, and can take over', async ({ page, stet }) => {
  const host = await stet.begin(page)
  const first = await Desk.open(page, 'German')
  await first.caretAfter(PLACE)
  await first.type(' eins')
  await first.saved()

  const other = await page.context().newPage()
  await stet.open(host, other)
  await expect(other.getByText('Read only: another window is writing.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  const second = await Desk.open(other, 'German')
  await expect(second.text).toHaveAttribute('contenteditable', 'false')
  expect(await second.marks()).toEqual(['+ eins'])

  await other.getByRole('button', { name: 'Write here instead' }).click()
  await expect(second.text).toHaveAttribute('contenteditable', 'true')
  await expect(first.text).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByText('Read only: another window is writing.')).toBeVisible()
  await second.caretAfter(' eins')
  await second.type(' zwei')
  await second.saved()
  expect(await second.marks()).toEqual(['+ eins zwei'])
})

test('a second process on the folder hands out a link, or only reads', async ({ page, stet }) => {
  const host = await stet.begin(page)
  const link = new URL(await host.link())
  const same = await stet.host()
  expect(new URL(await same.link()).port).toBe(link.port)

  // Without the note of the first, all that the second meets is the lock.
  await rm(join(host.dataDir, 'browser-host.json'))
  const second = await stet.host()
  const other = await page.context().newPage()
  await stet.open(second, other)
  await expect(other.getByText('Read only: Stet is already running on this data folder.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.bringToFront()
  const desk = await Desk.open(page, 'German')
  await desk.caretAfter(PLACE)
  await desk.type('!')
  await desk.saved()
})
