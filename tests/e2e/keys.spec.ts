import { type Page } from '@playwright/test'
import { Desk } from './support/desk'
import { expect, test } from './support/stet'

const FIRST = 'Diese Richtlinie legt fest'
const HEADING = '1. Zweck und Geltungsbereich'

/** Runs keys in the German text, then proves that the original view still shows the text of the pack. */
async function inGerman(
  page: Page,
  stet: { begin(page: Page): Promise<unknown> },
  act: (desk: Desk, base: string[]) => Promise<void>,
): Promise<void> {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  const base = await desk.blocks()
  await act(desk, base)
  await desk.saved()
  expect(await desk.original()).toEqual(base)
}

test('typing inserts, and what one typed oneself goes without a trace', ({ page, stet }) =>
  inGerman(page, stet, async (desk) => {
    await desk.caretAfter(FIRST)
    await desk.type(' genau')
    expect(await desk.marks()).toEqual(['+ genau'])
    await desk.press('Backspace', 'Backspace')
    expect(await desk.marks()).toEqual(['+ gen'])
    for (let i = 0; i < 4; i++) await desk.press('Backspace')
    expect(await desk.marks()).toEqual([])
  }))

test('Backspace held down strikes on, over what is struck already', ({ page, stet }) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretAfter('Diese Richtlinie')
    for (let i = 0; i < 5; i++) await page.keyboard.down('Backspace')
    await page.keyboard.up('Backspace')
    expect(await desk.marks()).toEqual(['-linie'])
    await desk.caretAfter('Diese Richtlinie')
    for (let i = 0; i < 5; i++) await page.keyboard.down('Backspace')
    await page.keyboard.up('Backspace')
    expect(await desk.marks()).toEqual(['-Richtlinie'])
    await desk.caretBefore('Richtlinie legt')
    for (let i = 0; i < 3; i++) await desk.press('Delete')
    expect(await desk.marks()).toEqual(['-Richtlinie le'])
    await desk.press('Control+Backspace')
    expect((await desk.clean())[2]).toMatch(/^ ?gt fest/)
    expect(await desk.blocks()).toEqual(base)
  }))

test('Backspace at the start of a paragraph joins it to the one before, Delete at its end to the next', ({
  page,
  stet,
}) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretBefore(FIRST)
    await desk.press('Backspace')
    const heading = desk.text.getByRole('heading', { name: HEADING })
    await expect(heading).toHaveAttribute('data-end-del', /./)
    await desk.press('Backspace')
    expect(await desk.marks()).toEqual(['-h'])
    await desk.caretAfter('so gilt die strengere Regel.')
    await desk.press('Delete', 'Delete', 'Delete')
    expect(await desk.marks()).toEqual(['-h', '-Ko'])
    await expect(desk.text.locator('[data-end-del]')).toHaveCount(2)
    expect(await desk.blocks()).toEqual(base)
  }))

test('Enter at the end of a heading begins a paragraph and leaves the heading what it was', ({
  page,
  stet,
}) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretAfter(HEADING)
    await desk.press('Enter')
    await desk.type('Neu')
    expect(await desk.marks()).toEqual(['+Neu'])
    const blocks = await desk.blocks()
    expect(blocks.length).toBe(base.length + 1)
    expect(blocks[2]).toBe('Neu')
    await expect(desk.text.locator('p', { hasText: /^Neu$/ })).toHaveCount(1)
    await expect(desk.text.getByRole('heading', { level: 2, name: HEADING })).toHaveCount(1)
    await expect(desk.text.locator('[data-chg]')).toHaveCount(0)
  }))

test('Enter within a paragraph splits it, and Backspace takes the split back', ({ page, stet }) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretAfter(FIRST)
    await desk.press('Enter')
    expect((await desk.blocks()).length).toBe(base.length + 1)
    await expect(desk.text.locator('[data-end-ins]')).toHaveCount(1)
    await desk.press('Backspace')
    expect(await desk.blocks()).toEqual(base)
    await expect(desk.text.locator('[data-end-ins]')).toHaveCount(0)
  }))

test('Enter goes on with a list and leaves it, Tab and Shift+Tab change its level', ({ page, stet }) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretAfter('dürfen außerhalb von Lumo nicht gehandelt werden.')
    await desk.press('Enter')
    await desk.type('Neuer Punkt')
    const fresh = desk.text.locator('p', { hasText: /^Neuer Punkt$/ })
    await expect(fresh).toHaveAttribute('data-list', 'bullet')
    await desk.press('Tab')
    await expect(fresh).toHaveAttribute('data-depth', '1')
    await desk.press('Shift+Tab')
    await expect(fresh).not.toHaveAttribute('data-depth', '1')
    await desk.press('Enter', 'Enter')
    expect((await desk.blocks()).length).toBe(base.length + 2)
    await expect(desk.text.locator('[data-chg]')).toHaveCount(0)

    await desk.caretAfter('Geschenk: ein animiertes')
    await desk.press('Tab')
    const old = desk.block('Geschenk: ein animiertes')
    await expect(old).toHaveAttribute('data-depth', '1')
    await expect(old).toHaveAttribute('data-chg', /./)
    await desk.press('Shift+Tab')
    await expect(old).not.toHaveAttribute('data-chg', /./)
  }))

test('typing over a selection strikes it and stands after it', ({ page, stet }) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.select('Diese Richtlinie')
    await desk.type('Sie')
    expect(await desk.marks()).toEqual(['-Diese Richtlinie', '+Sie'])
    await expect(desk.cards('Replaced')).toHaveCount(1)
    await desk.select('in jedem Markt und in jeder Sprache')
    await desk.press('Delete')
    expect(await desk.marks()).toEqual(['-Diese Richtlinie', '+Sie', '-in jedem Markt und in jeder Sprache'])
    expect((await desk.blocks()).length).toBe(base.length)
  }))

test('a selection over several paragraphs is struck whole', ({ page, stet }) =>
  inGerman(page, stet, async (desk, base) => {
    await desk.caretBefore(HEADING)
    await desk.press('Shift+ArrowDown', 'Shift+End', 'Delete')
    await expect(desk.text.locator('[data-end-del]')).toHaveCount(1)
    expect((await desk.marks())[0]).toBe(`-${HEADING}`)
    expect(await desk.blocks()).toEqual(base)
  }))

test('Ctrl+B proposes bold and takes the proposal back', ({ page, stet }) =>
  inGerman(page, stet, async (desk) => {
    await desk.select('Betrug')
    await desk.press('Control+b')
    await expect(desk.text.locator('.fmt', { hasText: /^Betrug$/ })).toHaveCount(1)
    await expect(desk.text.locator('strong', { hasText: /^Betrug$/ })).toHaveCount(1)
    await expect(desk.cards('Format')).toHaveCount(1)
    await desk.press('Control+b')
    await expect(desk.text.locator('.fmt')).toHaveCount(0)
    await expect(desk.text.locator('strong', { hasText: /^Betrug$/ })).toHaveCount(0)
  }))

test('undo leads back to the exact start, redo to the exact end', ({ page, stet }) =>
  inGerman(page, stet, async (desk) => {
    const start = (await desk.stored()).doc
    await desk.caretAfter(FIRST)
    await desk.type(' genau')
    await desk.caretAfter(HEADING)
    await desk.press('Enter')
    await desk.type('Neu')
    await desk.select('Betrug')
    await desk.press('Control+b')
    await desk.select('Sie gilt')
    await desk.type('Gilt')
    await desk.caretBefore('Kostenpflichtige')
    await desk.press('Backspace', 'Backspace')
    await desk.saved()
    const end = (await desk.stored()).doc
    expect(end).not.toEqual(start)
    for (let i = 0; i < 12; i++) await desk.press('Control+z')
    expect(await desk.marks()).toEqual([])
    await desk.saved()
    expect((await desk.stored()).doc).toEqual(start)
    for (let i = 0; i < 12; i++) await desk.press('Control+y')
    await desk.saved()
    expect((await desk.stored()).doc).toEqual(end)
    for (let i = 0; i < 12; i++) await desk.press('Control+z')
    await desk.saved()
    expect((await desk.stored()).doc).toEqual(start)
  }))
