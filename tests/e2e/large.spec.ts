import { join } from 'node:path'
import { Desk } from './support/desk'
import { runCli } from './support/host'
import { closeImport, importFiles } from './support/library'
import { makePackSource } from './support/pack-source'
import { expect, test } from './support/stet'

test('a document of 50,000 words opens, scrolls, and takes changes at its end and in its middle', async ({
  page,
  stet,
}) => {
  const source = await makePackSource(stet.folder, 'long', { words: 50_000 })
  const file = join(stet.folder, 'long.stetpack')
  runCli('pack', 'build', source, '-o', file)
  await stet.begin(page)
  const dialog = await importFiles(page, file)
  await expect(dialog.getByText(/was imported/)).toBeVisible({ timeout: 60_000 })
  await closeImport(page)
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('Rules of long')
  const desk = await Desk.open(page, 'German')
  await expect(page.getByText(/^5\d,\d\d\d words$/)).toBeVisible()
  const blocks = await desk.text.evaluate((root) => root.querySelectorAll('[data-bid]').length)
  expect(blocks).toBeGreaterThan(1000)

  await desk.text.focus()
  await desk.press('Control+End')
  await desk.type(' Ende')
  await expect(desk.text.locator('ins', { hasText: 'Ende' })).toBeInViewport()
  await expect(desk.cards('Inserted')).toBeInViewport()
  await expect(desk.source.locator('.beside[data-active]')).toBeInViewport()

  const middle = `(${Math.floor(blocks / 2)}.1) Jedes Konto`
  await desk.caretAfter(middle)
  await desk.type('x')
  await expect(desk.text.locator('ins', { hasText: 'x' })).toBeInViewport()
  await desk.select(`${middle.split(' ')[0]} Jedes`)
  await desk.press('Delete')
  await desk.saved()
  expect(await desk.marks()).toEqual([`-${middle.split(' ')[0]} Jedes`, '+x', '+ Ende'])

  await page.locator('.desk-scroller').evaluate((el) => el.scrollTo({ top: 0 }))
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport()
  await expect(desk.source.getByRole('heading', { level: 1 })).toBeInViewport()
  await desk.press('F8')
  await expect(desk.margin.locator('article[data-open]')).toBeInViewport()

  await page.reload()
  await desk.ready()
  expect(await desk.marks()).toEqual([`-${middle.split(' ')[0]} Jedes`, '+x', '+ Ende'])
})
