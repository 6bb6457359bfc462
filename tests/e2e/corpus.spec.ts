import { join } from 'node:path'
import { projectRoot } from '../support/built'
import { Desk } from './support/desk'
import { runCli } from './support/host'
import { closeImport, importFiles, language, row } from './support/library'
import { expect, test } from './support/stet'

test('a pack built from real policies opens in Arabic and in Japanese', async ({ page, stet }) => {
  const source = join(projectRoot, 'tests/fixtures/corpus/contributor-covenant-2.1')
  const file = join(stet.folder, 'covenant.stetpack')
  runCli('pack', 'build', source, '-o', file, '--title', 'Contributor Covenant', '--version', '2.1')
  expect(runCli('pack', 'inspect', file)).toMatchObject({
    manifest: { title: 'Contributor Covenant', version: '2.1' },
  })
  await stet.begin(page)
  await importFiles(page, file)
  await closeImport(page)
  const search = page.getByRole('searchbox', { name: 'Search the library' })
  await search.fill('Covenant')
  await expect(row(page, 'Contributor Covenant').first()).toBeVisible()
  await expect(language(page, 'Arabic')).toBeVisible()

  const arabic = await Desk.open(page, 'Arabic')
  await expect(arabic.text).toHaveAttribute('dir', 'rtl')
  await expect(arabic.text.getByRole('heading', { level: 1 })).toContainText('ميثاق')
  await expect(arabic.source.getByRole('heading', { level: 1 })).toContainText('Contributor Covenant')
  await arabic.caretAfter('تعهدنا')
  await arabic.type(' الآن')
  await arabic.saved()
  expect(await arabic.marks()).toEqual(['+ الآن'])
  await page.getByRole('button', { name: 'Back to the library' }).click()

  const japanese = await Desk.open(page, 'Japanese')
  await expect(japanese.text).toHaveAttribute('lang', 'ja')
  await japanese.caretAfter('私たちの約束')
  await expect(japanese.source.locator('.beside[data-active]')).toContainText('Our Pledge')
})
