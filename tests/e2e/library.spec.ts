import { expect, test } from './support/stet'
import {
  closeImport,
  importDialog,
  importFolder,
  language,
  reportCounts,
  row,
  SAMPLE,
} from './support/library'
import { Desk, type Library } from './support/desk'
import { runCli } from './support/host'
import { call } from './support/stet'
import { makePackSource } from './support/pack-source'

test('search and filters narrow the list, and say so when nothing fits', async ({ page, stet }) => {
  await stet.begin(page)
  const german = language(page, 'German')
  const japanese = language(page, 'Japanese')
  await expect(german).toBeVisible()
  const search = page.getByRole('searchbox', { name: 'Search the library' })
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  await page.keyboard.type('Japanese')
  await expect(german).toBeHidden()
  await expect(japanese).toBeVisible()
  await search.fill('日本語')
  await expect(japanese).toBeVisible()
  await search.fill('no such thing')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(german).toBeVisible()

  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Japanese' }).click()
  await expect(german).toBeHidden()
  await expect(japanese).toBeVisible()
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'All languages' }).click()

  const desk = await Desk.open(page, 'German')
  await desk.caretAfter('Diese Richtlinie')
  await desk.press('Control+Enter')
  await desk.saved()
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(german).toContainText('In work')
  await expect(german.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^1 of \d+ clauses/)
  await page.getByRole('button', { name: /State/ }).click()
  await page.getByRole('option', { name: 'In work' }).click()
  await expect(japanese).toBeHidden()
  await expect(german).toBeVisible()
})

test('a folder comes in by the button, a file and a folder by drag and drop', async ({ page, stet }) => {
  const source = await makePackSource(stet.folder, 'house-rules', { market: 'EMEA', productLine: 'Shop' })
  const folder = `${stet.folder}/house-rules-pack`
  const file = `${stet.folder}/other-rules.stetpack`
  runCli('pack', 'build', source, '-o', folder)
  const other = await makePackSource(stet.folder, 'other-rules', { market: 'Japan', productLine: 'Ads' })
  runCli('pack', 'build', other, '-o', file)
  await stet.begin(page)

  const dialog = await importFolder(page, folder)
  await expect(dialog.getByText(/^The pack in .* was imported\.$/)).toBeVisible()
  const counts = await reportCounts(dialog)
  expect(counts['All']).toBe((counts['Added'] ?? 0) + (counts['Already there'] ?? 0))
  await closeImport(page)
  await expect(row(page, 'Rules of house-rules').first()).toBeVisible()

  const drag = await page.context().newCDPSession(page)
  const data = { items: [], files: [file, folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await drag.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    if (type === 'dragOver')
      await expect(page.getByText('Drop packs and handbacks to import them')).toBeVisible()
  }
  await expect(importDialog(page).getByRole('button', { name: /other-rules\.stetpack/ })).toContainText(
    'Imported',
  )
  await expect(importDialog(page).getByRole('button', { name: /house-rules-pack/ })).toContainText('Imported')
  await importDialog(page)
    .getByRole('button', { name: /house-rules-pack/ })
    .click()
  const again = await reportCounts(importDialog(page))
  expect(again['Already there']).toBe(again['All'])
  await closeImport(page)
  await expect(row(page, 'Rules of other-rules').first()).toBeVisible()
  const { packs } = await call<Library>(page, 'library.read', {})
  expect(packs.map((pack) => pack.title).sort()).toEqual([
    SAMPLE,
    'Rules of house-rules',
    'Rules of other-rules',
  ])

  await page.getByRole('button', { name: /Group and sort by/ }).click()
  await page.getByRole('option', { name: 'By market' }).click()
  const groups = page.getByRole('rowheader')
  await expect(groups).toHaveText([/^EMEA/, /^Global/, /^Japan/])
  await page.getByRole('button', { name: /Group and sort by/ }).click()
  await page.getByRole('option', { name: 'By product line' }).click()
  await expect(groups).toHaveText([/^Ads/, /^LIVE/, /^Shop/])
})
