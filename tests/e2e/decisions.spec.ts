import { Desk } from './support/desk'
import { expect, test } from './support/stet'

let desk: Desk
let base: string[]
const ALL = ['+ genau', '-Betrug', '+Täuschung', '- in jedem Markt']

test.beforeEach(async ({ page, stet }) => {
  await stet.begin(page)
  desk = await Desk.open(page, 'German')
  base = await desk.blocks()
  await desk.caretAfter('Diese Richtlinie legt fest')
  await desk.type(' genau')
  await desk.select('Betrug')
  await desk.type('Täuschung')
  await desk.select(' in jedem Markt')
  await desk.press('Delete')
  expect(await desk.marks()).toEqual(ALL)
  await desk.saved()
})

test('F8 goes from change to change; Alt+A accepts and Alt+R rejects; undo brings all back', async () => {
  const open = desk.margin.locator('article[data-open]')
  await desk.press('Control+Home', 'F8')
  await expect(open).toContainText('genau')
  await desk.press('F8')
  await expect(open).toContainText('Täuschung')
  await desk.press('Shift+F8')
  await expect(open).toContainText('genau')

  await desk.press('Alt+a')
  await expect.poll(() => desk.marks()).toEqual(ALL.slice(1))
  expect((await desk.blocks())[2]).toContain('legt fest genau, wann')
  await expect(open).toContainText('Täuschung')
  await desk.press('Alt+r')
  await expect.poll(() => desk.marks()).toEqual(ALL.slice(3))
  expect((await desk.blocks())[2]).toContain('Creator vor Betrug.')
  await expect(open).toContainText('in jedem Markt')

  await desk.press('Control+z')
  await expect.poll(() => desk.marks()).toEqual(ALL.slice(1))
  await desk.press('Control+z')
  await expect.poll(() => desk.marks()).toEqual(ALL)
  await desk.saved()
  await expect(desk.cards()).toHaveCount(3)
})

test('a card is opened and decided by the mouse', async () => {
  await desk.cards('Replaced').getByRole('button').click()
  const card = desk.margin.getByRole('article', { name: 'Replaced' })
  await card.getByRole('button', { name: /^Accept/ }).click()
  await expect.poll(() => desk.marks()).toEqual([ALL[0], ALL[3]])
  expect((await desk.blocks())[2]).toContain('Creator vor Täuschung.')
  await desk.cards('Deleted').getByRole('button').click()
  await desk.margin
    .getByRole('article', { name: 'Deleted' })
    .getByRole('button', { name: /^Reject/ })
    .click()
  await expect.poll(() => desk.marks()).toEqual([ALL[0]])
  expect((await desk.blocks())[3]).toBe(base[3])
})

test('what is selected, what one author made and everything is decided in one step each', async ({
  page,
}) => {
  const decide = async (entry: string): Promise<void> => {
    await page.getByRole('button', { name: 'Accept or reject several changes' }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const undo = async (): Promise<void> => {
    await desk.text.focus()
    await desk.press('Control+z')
    await expect.poll(() => desk.marks()).toEqual(ALL)
  }
  await desk.select('legt fest genau, wann')
  await decide('Reject changes in the selection')
  await expect.poll(() => desk.marks()).toEqual(ALL.slice(1))
  await undo()
  await desk.select('Creator vor BetrugTäuschung. Sie')
  await decide('Accept changes in the selection')
  await expect.poll(() => desk.marks()).toEqual([ALL[0], ALL[3]])
  await undo()
  await decide('Reject all by Ana Sousa')
  await expect.poll(() => desk.marks()).toEqual([])
  expect(await desk.blocks()).toEqual(base)
  await undo()
  const clean = await desk.clean()
  await decide('Accept all 3 changes')
  await expect.poll(() => desk.marks()).toEqual([])
  expect(await desk.blocks()).toEqual(clean)
  await undo()
  await desk.saved()
})
