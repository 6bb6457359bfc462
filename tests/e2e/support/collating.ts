import type { Locator, Page } from '@playwright/test'
import { expect } from './stet'

/** A collation on the screen, as a policy specialist works in it. */
export class Collating {
  readonly matter: Locator
  readonly list: Locator
  readonly side: Locator
  readonly report: Locator
  readonly filter: Locator

  constructor(readonly page: Page) {
    this.matter = page.locator('.matter')
    this.list = page.getByRole('tree')
    this.side = page.locator('.collate-side')
    this.report = page.getByRole('dialog', { name: 'Bringing in reviews' })
    this.filter = page.getByRole('search', { name: 'Filter' })
  }

  /** By what an empty collation offers. */
  async pick(files: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Handback files…' }).click()
    await (await chooser).setFiles([...files])
    await this.reported()
  }

  /** Lets files and folders fall on the middle of the screen. */
  async drop(files: readonly string[]): Promise<void> {
    const drag = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await drag.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
    await this.reported()
  }

  async reported(): Promise<void> {
    await expect(this.report.getByRole('button', { name: 'Save as CSV' })).toBeVisible({ timeout: 60_000 })
  }

  async closeReport(): Promise<void> {
    await this.report.locator('.dialog-foot').getByRole('button', { name: 'Close' }).click()
    await expect(this.report).toBeHidden()
  }

  /** The lines of the report with these words: of a file, or of a reviewer. */
  line(words: string): Locator {
    return this.report.locator('.import-line').filter({ hasText: words })
  }

  row(words: string | RegExp): Locator {
    return this.list.getByRole('treeitem', { level: 2 }).filter({ hasText: words })
  }

  get currentRow(): Locator {
    return this.list.locator('[aria-current]')
  }

  async count(words: string): Promise<number> {
    const found = this.page.locator('.status-line').getByText(new RegExp(`^[\\d,]+ ${words}$`))
    return numberIn(await found.innerText())
  }

  /** How many matters the filter leaves. */
  readonly shown = async (): Promise<number> => numberIn(await this.filter.getByRole('status').innerText())

  /** Waits until so many fewer are left to decide. */
  async decided(press: () => Promise<unknown>, fewer = 1): Promise<void> {
    const before = await this.count('to decide')
    await press()
    await expect.poll(() => this.count('to decide')).toBe(before - fewer)
  }

  async reason(code: string, sentence: string): Promise<void> {
    await this.matter.getByRole('button', { name: /Reason$/ }).click()
    await this.page.getByRole('option', { name: code }).click()
    await this.matter.getByRole('combobox', { name: 'Why, in a sentence' }).fill(sentence)
  }

  async tab(name: string): Promise<void> {
    await this.side.getByRole('tab', { name }).click()
  }

  /** A step of the history with these words. */
  step(words: string): Locator {
    return this.side.locator('.history-line').filter({ hasText: words })
  }

  get lastStep(): Locator {
    return this.side.locator('.history-line').first()
  }

  async more(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }
}

/** The first number that words tell. */
export function numberIn(words: string): number {
  return Number.parseInt(/\d[\d,]*/.exec(words)![0].replaceAll(',', ''), 10)
}
