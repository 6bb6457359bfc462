import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeRound } from '../../support/round'
import { closeImport, importFiles } from './library'
import type { Stet } from './stet'

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click()
}

/** A collation of the corpus text with three reviews in it, opened on the collate screen. */
export async function collated(page: Page, stet: Stet): Promise<void> {
  const round = makeRound('de', { changes: 10, threads: 1 })
  const write = (name: string, bytes: Uint8Array): string => {
    const file = join(stet.folder, name)
    writeFileSync(file, bytes)
    return file
  }
  await importFiles(page, write('covenant.stetpack', round.pack))
  await closeImport(page)
  const reviews = [...round.files].filter(([name]) => /^(01|06|07)-/.test(name))
  await goTo(page, 'Collate')
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const begin = page.getByRole('dialog', { name: 'Begin a collation' })
  await begin.getByRole('searchbox').fill('German')
  await begin.getByRole('list').getByRole('button').filter({ hasText: 'Contributor' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Handback files…' }).click()
  await (await chooser).setFiles(reviews.map(([name, bytes]) => write(name, bytes)))
  const dialog = page.getByRole('dialog', { name: 'Bringing in reviews' })
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}
