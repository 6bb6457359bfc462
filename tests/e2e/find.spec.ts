import { Desk } from './support/desk'
import { expect, test } from './support/stet'

test('find shows and counts, replace previews, leaves out, and is one step of undo', async ({
  page,
  stet,
}) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  const base = await desk.blocks()
  const total = base.join('\n').split('Zuschauer').length - 1
  await desk.text.focus()
  await desk.press('Control+h')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  await bar.getByLabel('Find', { exact: true }).fill('Zuschauer')
  await bar.getByText('Match case').click()
  await expect(bar.getByRole('status')).toHaveText(`1 of ${total}`)
  await bar.getByLabel('Find', { exact: true }).press('Enter')
  await expect(desk.text.locator('.found-now')).toHaveText('Zuschauer')
  await bar.getByLabel('Replace with').fill('Publikum')
  const preview = bar.getByRole('list', { name: 'What would be replaced' })
  await expect(preview.locator('ins').first()).toHaveText('Publikum')
  await expect(preview.locator('del').first()).toHaveText('Zuschauer')
  await preview.getByRole('checkbox').first().press('Space')
  await bar.getByRole('button', { name: `Replace ${total - 1}` }).click()
  await expect.poll(async () => (await desk.clean()).join('\n').split('Publikum').length - 1).toBe(total - 1)
  expect((await desk.marks()).slice(0, 2)).toEqual(['-Zuschauer', '+Publikum'])
  expect((await desk.clean())[2]).toBe(base[2])

  await bar.getByRole('button', { name: 'Close find' }).click()
  await expect(bar).toBeHidden()
  await desk.press('Control+z')
  await expect.poll(() => desk.marks()).toEqual([])
  await desk.press('Control+y')
  await desk.saved()
  expect(await desk.original()).toEqual(base)
})

test('find in the source, with accents or without, says when there is nothing', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await desk.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find', exact: true })
  const field = bar.getByLabel('Find', { exact: true })
  const status = bar.getByRole('status')
  await field.fill('Nichtsdergleichen')
  await expect(status).toHaveText('not found')
  await field.fill('Ubertragung')
  await expect(status).toHaveText('not found')
  await bar.getByText('Ignore accents').click()
  await expect(status).toHaveText(/^1 of \d+$/)
  await bar.getByRole('radio', { name: 'Source' }).click()
  await field.fill('chargeback')
  await expect(status).toHaveText(/^1 of \d+$/)
  await field.press('Escape')
  await expect(bar).toBeHidden()
})
