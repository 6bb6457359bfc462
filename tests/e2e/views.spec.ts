import { Desk } from './support/desk'
import { expect, test } from './support/stet'

test('the text shows with all marks, simple, clean and as it was; tracking goes on throughout', async ({
  page,
  stet,
}) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  const base = await desk.blocks()
  await desk.select('Betrug')
  await desk.type('Täuschung')
  const [del, ins] = [desk.text.locator('del'), desk.text.locator('ins')]
  await expect(del).toBeVisible()
  await expect(ins).toHaveCSS('text-decoration-line', /underline/)

  await desk.view('Simple')
  await expect(del).toBeHidden()
  await expect(ins).toBeVisible()
  await expect(ins).toHaveCSS('text-decoration-line', 'none')

  await desk.view('Clean')
  await expect(del).toBeHidden()
  await desk.caretAfter('Täuschung')
  await desk.type('en')
  await desk.press('ArrowRight', 'Backspace')
  await expect(desk.text.locator('ins')).toHaveText('Täuschungen')
  expect((await desk.clean())[2]).toContain('Creator vor Täuschungen Sie umfasst')

  await desk.view('All changes')
  await expect(del.first()).toBeVisible()
  expect((await desk.marks()).join(' ')).toContain('-Betrug')
  const marks = await desk.marks()
  await desk.saved()

  await desk.view('Original')
  const original = page.getByRole('document', { name: /^Target, / })
  await expect(original).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByRole('note')).toContainText('The text as the pack delivered it. It is read only.')
  await original.focus()
  await page.keyboard.type('nothing')
  await page.keyboard.press('Delete')
  expect(await original.locator('p, h1, h2, h3, pre').allTextContents()).toEqual(base)
  await page.getByRole('button', { name: 'Show all changes' }).click()
  await expect(desk.text).toBeVisible()
  expect(await desk.marks()).toEqual(marks)
})

test('an accepted change stays out of the original text', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  const base = await desk.blocks()
  await desk.select('Betrug')
  await desk.type('Täuschung')
  await desk.press('Alt+a')
  await expect.poll(() => desk.marks()).toEqual([])
  expect(await desk.original()).toEqual(base)
})

test('running text and columns, a third column, and reading stays where it was', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await page.getByRole('button', { name: 'Third column' }).click()
  await page.getByRole('option', { name: 'Spanish' }).click()
  const third = page.getByRole('region', { name: 'Third column, Spanish' })
  await expect(third.locator('.unit').first()).toContainText('LIVE')
  await expect(third).toHaveAttribute('lang', 'es')
  await desk.caretAfter('4.2 Auszahlungen')
  await expect(desk.source.locator('.beside[data-active]')).toContainText('4.2')
  await expect(third.locator('.beside[data-active]')).toContainText('4.2')
  await page.getByRole('button', { name: 'Read the target as running text' }).click()
  await expect(desk.source).toBeHidden()
  await expect(desk.text).toBeVisible()
  await page.getByRole('button', { name: 'Show source and target side by side' }).click()
  await expect(desk.source).toBeVisible()
})
