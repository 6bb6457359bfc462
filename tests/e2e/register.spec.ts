import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { projectRoot } from '../support/built'
import { Desk } from './support/desk'
import { closeImport, importFiles } from './support/library'
import { call, expect, test } from './support/stet'

/** The screen of the register, as a policy specialist uses it. */
class Register {
  readonly list: Locator
  readonly detail: Locator

  constructor(readonly page: Page) {
    this.list = page.getByRole('list', { name: 'Gaps and questions' })
    this.detail = page.locator('.register-detail')
  }

  static async open(page: Page): Promise<Register> {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Register' }).click()
    await expect(page.getByRole('main', { name: 'Register' })).toBeVisible()
    return new Register(page)
  }

  row(words: string): Locator {
    return this.list.getByRole('button').filter({ hasText: words })
  }

  async enter(words: string, clause: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New entry' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New entry' })
    await dialog.getByRole('searchbox', { name: 'Find a clause' }).fill(clause)
    await dialog.getByRole('listbox', { name: 'Clause' }).getByRole('option').first().click()
    await dialog.getByRole('textbox', { name: 'What is missing, or the question' }).fill(words)
    await dialog.getByLabel('Due date').fill('2026-01-31')
    await dialog.getByRole('button', { name: 'Enter' }).click()
    await expect(dialog).toBeHidden()
  }

  async close(what: string): Promise<void> {
    await this.detail.getByRole('button', { name: 'Close…' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Close with an outcome' })
    await dialog.getByLabel('What was done').fill(what)
    await dialog.getByRole('button', { name: 'Close the entry' }).click()
    await expect(dialog).toBeHidden()
  }
}

test('a gap is entered, changed, answered and closed with its version; a restart keeps all of it', async ({
  page,
  stet,
}) => {
  const host = await stet.begin(page)
  const register = await Register.open(page)
  await expect(page.getByText('Nothing in the register yet')).toBeVisible()
  await register.enter('Do vouchers count as gifts?', 'gift')
  await expect(register.row('Do vouchers count as gifts?')).toContainText('Overdue since Jan 31, 2026')
  await register.detail.getByLabel('Owner').fill('Policy team')
  await register.detail.getByRole('button', { name: 'Save changes' }).click()
  await expect(register.detail.locator('.register-history')).toContainText('Policy team')
  await register.detail.getByRole('textbox', { name: 'Answer' }).fill('They do.')
  await register.detail.getByRole('button', { name: 'Save the answer' }).click()
  await register.detail.getByRole('button', { name: 'Approve as precedent' }).click()
  await expect(register.detail.getByText('This answer is a precedent.')).toBeVisible()
  await register.close('Said so in the definition')
  await expect(register.detail).toContainText('Done in version v1')
  await host.stop('SIGKILL')
  const again = await stet.host()
  await stet.open(again, page)
  await Register.open(page)
  await register.row('Do vouchers count as gifts?').click()
  await expect(register.detail).toContainText('Said so in the definition')
  await expect(register.detail.getByLabel('Owner')).toHaveValue('Policy team')
  await expect(register.detail.locator('.register-history > li')).toHaveCount(5)
  await page.getByRole('radio', { name: 'Precedents' }).click()
  await page.getByRole('list', { name: 'Precedents' }).getByRole('button').click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await register.detail.getByRole('button', { name: 'Copy citation' }).click()
  await expect(page.getByText('The citation is on the clipboard')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^They do\. \(.*version v1; Ana Sousa/,
  )
})

test('a thread on the desk is entered once, from either side found again', async ({ page, stet }) => {
  await stet.begin(page)
  const desk = await Desk.open(page, 'German')
  await desk.caretAfter('Diese Richtlinie legt fest')
  await page.keyboard.press('Control+Alt+m')
  const draft = desk.margin.getByRole('article', { name: 'New thread' })
  await desk.choose(draft, 'Kind', 'Policy gap')
  await draft.getByLabel('Comment').fill('Who decides in doubt?')
  await draft.getByRole('button', { name: 'Start thread' }).click()
  await desk.threads().getByRole('button', { name: 'Enter in the register' }).click()
  await page.getByRole('button', { name: 'Show it' }).click()
  const register = new Register(page)
  await expect(register.row('Who decides in doubt?')).toHaveAttribute('aria-current', 'true')
  await expect(register.detail).toContainText('Diese Richtlinie legt fest')
  await register.detail.getByRole('button', { name: 'Open the review' }).click()
  await desk.ready()
  await desk
    .threads()
    .getByRole('button', { name: /Who decides/ })
    .click()
  await desk.threads().getByRole('button', { name: 'Enter in the register' }).click()
  await expect(page.getByText('It is in the register already')).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await desk.caretAfter('Diese Richtlinie legt fest')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('searchbox').fill('Enter the clause in the register')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New entry' })
  await expect(dialog).toContainText('Diese Richtlinie legt fest')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(register.list.getByRole('listitem')).toHaveCount(1)
})

test('a precedent cannot be cited once its clause has changed, until somebody reconfirms it', async ({
  page,
  stet,
}) => {
  await stet.begin(page)
  const register = await Register.open(page)
  await register.enter('Does a warning count as a strike?', 'Strike: an entry on an account')
  await register.detail.getByRole('textbox', { name: 'Answer' }).fill('No.')
  await register.detail.getByRole('button', { name: 'Save the answer' }).click()
  await register.detail.getByRole('button', { name: 'Approve as precedent' }).click()
  await register.detail.getByRole('button', { name: 'Show the precedent' }).click()
  await expect(register.detail.getByRole('button', { name: 'Copy citation' })).toBeVisible()
  await page.getByRole('button', { name: 'Library' }).click()
  await importFiles(page, join(projectRoot, 'resources/sample-pack/v2/live-gifting.stetpack'))
  await closeImport(page)
  await Register.open(page)
  await expect(register.detail.getByText('To reconfirm')).toBeVisible()
  await expect(register.detail.getByRole('button', { name: 'Copy citation' })).toBeHidden()
  await expect(register.detail).toContainText('for 180 days')
  await register.detail.getByRole('button', { name: 'It holds for version v2' }).click()
  await expect(register.detail).toContainText('Reconfirmed for version v2 by Ana Sousa')
  await expect(register.detail.getByRole('button', { name: 'Copy citation' })).toBeVisible()
})

interface LibraryAnswer {
  packs: { pack: string; digest: string; documents: { document: string; source: { locale: string } }[] }[]
}

/** Enters so many; the window then begins anew, with the right to write. */
async function fill(page: Page, count: number, uiLocale = 'en'): Promise<void> {
  await call(page, 'app.take-pen', { window: 'a-test' })
  const { packs } = await call<LibraryAnswer>(page, 'library.read', {})
  const { pack, digest, documents } = packs[0]!
  const { document, source } = documents[0]!
  const place = { pack, digest, document, locale: source.locale, clause: null }
  for (let i = 0; i < count; i++)
    await call(page, 'register.open', {
      place,
      fields: {
        kind: i % 2 ? 'question' : 'policy',
        text: `Matter ${i}${i === 7 ? ' of vouchers' : ''}`,
        example: '=1+1',
        market: i % 3 ? 'DE' : 'SA',
        severity: i % 5 ? 'minor' : 'critical',
        proposedWording: '',
        owner: '',
        due: null,
      },
    })
  await call(page, 'settings.save', { uiLocale })
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
}

test('is searched, filtered and walked by keys, and saved as CSV', async ({ page, stet }) => {
  await stet.begin(page)
  await fill(page, 30)
  const register = await Register.open(page)
  await expect(page.getByText('30 open')).toBeVisible()
  await register.row('Matter 29').focus()
  await page.keyboard.press('Enter')
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown')
  await expect(register.row('Matter 9')).toBeFocused()
  await expect(register.row('Matter 9')).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('VOUCHERS matter')
  await expect(register.list.getByRole('listitem')).toHaveCount(1)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv.split('\r\n')).toHaveLength(3)
  expect(csv).toContain(",'=1+1,")
  await page.getByRole('searchbox', { name: 'Search the register' }).fill('no such words')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page
    .getByRole('button', { name: /Severity/ })
    .first()
    .click()
  await page.getByRole('option', { name: 'Critical' }).click()
  await expect(page.getByText('6 shown')).toBeVisible()
})

test('runs from right to left in Arabic', async ({ page, stet }) => {
  await stet.begin(page)
  await fill(page, 5, 'ar')
  await page.getByRole('navigation').getByRole('button', { name: 'السجل' }).click()
  const list = page.getByRole('list', { name: 'الثغرات والأسئلة' })
  await list.getByRole('button').first().click()
  const [side, main] = await Promise.all([list.boundingBox(), page.locator('.register-main').boundingBox()])
  expect(side!.x).toBeGreaterThan(main!.x)
  await expect(page.locator('.register-detail')).toContainText('LIVE gifting and giveaways policy')
})
