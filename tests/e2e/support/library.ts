import { expect, type Locator, type Page } from '@playwright/test'

export const SAMPLE = 'Lumo LIVE gifting and giveaways policy'

/** The row of a pack, document or language, by a part of its name. */
export function row(page: Page, name: string | RegExp): Locator {
  return page
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: false }) })
}

/** The row of a language of the (only) document that is unfolded. */
export function language(page: Page, name: string): Locator {
  return page
    .getByRole('treegrid')
    .getByRole('row')
    .filter({ has: page.locator('.locale-name', { hasText: new RegExp(`^${name}$`) }) })
}

/** Opens the import menu and hands these files to the file chooser. */
export async function importFiles(page: Page, files: string | string[]): Promise<Locator> {
  return importBy(page, 'Files (packs, handbacks)…', files)
}

export async function importFolder(page: Page, folder: string): Promise<Locator> {
  return importBy(page, 'Pack folder…', folder)
}

async function importBy(page: Page, entry: string, files: string | string[]): Promise<Locator> {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: entry }).click()
  await (await chooser).setFiles(files)
  return importDialog(page)
}

export function importDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import', exact: true })
}

export async function closeImport(page: Page): Promise<void> {
  const dialog = importDialog(page)
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
}

/** The report's counts by outcome, as its filter shows them. */
export async function reportCounts(dialog: Locator): Promise<Record<string, number>> {
  const buttons = dialog.getByRole('radiogroup', { name: 'Show by outcome' }).getByRole('radio')
  await expect(buttons.first()).toBeVisible()
  const counts: Record<string, number> = {}
  for (const text of await buttons.allTextContents()) {
    const found = /^(.*?)([\d,]+)$/.exec(text.trim())
    if (found) counts[found[1]!.trim()] = Number(found[2]!.replaceAll(',', ''))
  }
  return counts
}
