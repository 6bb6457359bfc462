import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { collated, goTo } from './support/collated'
import { call, expect, test } from './support/stet'

const PARTIES = ['Ana Sousa', 'Bruno Keller', 'Chidi Okafor']

/** Sends the first real disagreement to an adjudicator. */
async function refer(page: Page, question: string, limit: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Different wishes' })).toBeVisible()
  await page.getByRole('button', { name: 'More verdicts' }).click()
  await page.getByRole('menuitem', { name: 'Send to an adjudicator…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to an adjudicator' })
  await dialog.getByLabel('The question').fill(question)
  await dialog.getByLabel('Parties').fill(PARTIES.join('\n'))
  await dialog.getByLabel('Adjudicator').fill('Dana Levi')
  await dialog.getByLabel('Characters of a rebuttal').fill(limit)
  await dialog.getByLabel('Due').fill('2026-01-31')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog).toBeHidden()
}

/** The form that is open, by its name. */
class Answer {
  readonly form: Locator
  constructor(
    readonly page: Page,
    name: string,
  ) {
    this.form = page.getByRole('region', { name, exact: true })
  }

  async choose(choice: string): Promise<void> {
    await this.form.locator('.choice').filter({ hasText: choice }).click()
  }

  async state(choice: string, words: string, enter: string): Promise<void> {
    await this.choose(choice)
    const text = this.form.getByRole('textbox').last()
    await text.fill(words)
    await this.form.getByRole('button', { name: enter }).click()
    // Entered: the form is empty for the next one, or gone.
    await expect(text.and(this.page.locator(':not(:empty)'))).toHaveCount(0)
  }
}

test('three blind positions, rebuttals within a limit, a ruling, its reversal; a restart keeps all', async ({
  page,
  stet,
}) => {
  const host = await stet.begin(page, 'Ana Sousa')
  await collated(page, stet)
  await refer(page, 'Which word is meant here?', '20')
  await goTo(page, 'Adjudicate')
  const line = page
    .getByRole('region', { name: 'Disputes' })
    .getByRole('button')
    .filter({ hasText: 'Which word' })
  await expect(line).toContainText('Overdue')
  await expect(line).toContainText('Your turn')
  await line.click()

  const said = page.getByRole('region', { name: 'What the parties say' })
  const position = new Answer(page, 'State a position')
  await position.state('Alternative 1', 'Ana wants the first.', 'Enter the position')
  await expect(said).toContainText('Ana wants the first.')
  await position.state('Alternative 2', 'Bruno wants the second.', 'Enter the position')
  await expect(page.getByText('1 position is in and still hidden.')).toBeVisible()
  await expect(said).not.toContainText('Bruno wants the second.')
  await page.screenshot({ path: shot('positions') })
  await position.state('The text stays', 'Chidi wants none.', 'Enter the position')
  await expect(said).toContainText('Bruno wants the second.')

  const rebuttal = new Answer(page, 'Answer the others')
  await rebuttal.choose('Alternative 1')
  await rebuttal.form.getByRole('textbox').fill('This answer is much too long.')
  await expect(rebuttal.form.getByRole('status')).toHaveText('9 characters too many')
  await expect(rebuttal.form.getByRole('button', { name: 'Enter the answer' })).toBeDisabled()
  for (const _ of PARTIES) await rebuttal.state('Alternative 1', 'Short enough.', 'Enter the answer')

  await page.getByText('Show parties as letters').click()
  await expect(said).not.toContainText('Bruno Keller')
  const ruling = new Answer(page, 'Rule')
  await ruling.choose('Own wording')
  await ruling.form.getByRole('textbox', { name: 'Own wording' }).fill('the ruled words')
  await ruling.form.getByRole('textbox', { name: 'Rationale' }).fill('Clause 3 says so.')
  await page.screenshot({ path: shot('ruling'), fullPage: true })
  await ruling.form.getByRole('button', { name: 'Rule and close' }).click()
  const rulings = page.getByRole('region', { name: 'Rulings', exact: true })
  await expect(rulings).toContainText('Clause 3 says so.')
  await page.getByRole('button', { name: 'Show in Collate' }).click()
  await expect(page.locator('.matter')).toContainText('Ruled')

  await page.goBack()
  await page.getByRole('button', { name: 'Reverse the ruling…' }).click()
  const reversal = new Answer(page, 'Reverse the ruling')
  await reversal.state('The text stays', 'New facts came to light.', 'Enter the reversal')
  await expect(rulings).toContainText('New facts came to light.')
  await expect(rulings).toContainText('Clause 3 says so.')
  await page.screenshot({ path: shot('reversed'), fullPage: true })

  await host.stop('SIGKILL')
  const again = await stet.host()
  await stet.open(again, page)
  await goTo(page, 'Adjudicate')
  await page.getByRole('radio', { name: 'Closed' }).click()
  await line.click()
  await expect(rulings).toContainText('New facts came to light.')
  await expect(rulings).toContainText('Clause 3 says so.')
  await expect(said).toContainText('Short enough.')
  const { precedents } = await call<{ precedents: { standing: string }[] }>(page, 'register.read', {
    since: 0,
  })
  expect(precedents.map(({ standing }) => standing).sort()).toEqual(['holds', 'reversed'])
})

test('the keyboard alone is enough to answer, and the screen stands in Arabic', async ({ page, stet }) => {
  await stet.begin(page, 'Ana Sousa')
  await collated(page, stet)
  await refer(page, 'Which word?', '0')
  await page.keyboard.press('Alt+4')
  await expect(page.getByRole('main', { name: 'Adjudicate' })).toBeVisible()
  await expect(page.locator('.queue-line')).toBeVisible()
  await page.keyboard.press('j')
  const form = page.getByRole('region', { name: 'State a position' })
  await expect(form).toBeVisible()
  for (const [i, words] of ['one', 'two', 'three'].entries()) {
    await form.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    if (i < 2) await expect(form.getByRole('textbox')).toHaveValue('')
  }
  await expect(page.getByRole('region', { name: 'Rule', exact: true })).toBeVisible()
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: /Language of Stet/ }).click()
  await page.getByRole('option', { name: /العربية/ }).click()
  await page.keyboard.press('Alt+4')
  await expect(page.getByRole('main', { name: 'التحكيم' })).toBeVisible()
  await expect(page.locator('.queue-line')).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('region', { name: 'الحكم', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.screenshot({ path: shot('arabic') })
})

test('agreement and positions: figures with their reasons, groups side by side, sign-off on one text', async ({
  page,
  stet,
}) => {
  await stet.begin(page, 'Ana Sousa')
  await collated(page, stet)
  await goTo(page, 'Adjudicate')
  await page.getByRole('tab', { name: 'Agreement' }).click()
  const figures = page.getByRole('region', { name: 'Figures' })
  await expect(figures.getByRole('row', { name: /Krippendorff/ })).toContainText('to')
  await page.getByRole('button', { name: 'What the figures mean' }).click()
  await expect(page.getByRole('dialog', { name: 'What the figures mean' })).toContainText('Gwet')
  await page.keyboard.press('Escape')
  await page.screenshot({ path: shot('agreement') })
  await page.getByRole('radio', { name: 'Round 2: positions' }).click()
  await expect(figures.getByRole('row', { name: /Krippendorff/ })).toContainText('There is nothing to rate')

  await page.getByRole('tab', { name: 'Positions' }).click()
  const whole = page.getByRole('region', { name: 'Positions of groups' })
  await whole.getByLabel('Group', { exact: true }).fill('Legal')
  await whole.getByRole('radio', { name: 'Objects' }).click()
  await whole.getByLabel('Reason (needed)').fill('=Too risky')
  await whole.getByRole('button', { name: 'Enter position' }).click()
  await expect(page.getByRole('table', { name: 'Groups by place' })).toContainText('=Too risky')
  const sign = page.getByRole('region', { name: 'Sign-off' })
  await sign.getByRole('button', { name: 'Legal' }).click()
  await sign.getByLabel('Name').fill('Lea Brandt')
  await sign.getByRole('button', { name: 'Sign for the group' }).click()
  await expect(sign.getByRole('list')).toContainText('Lea Brandt')
  await expect(sign.getByRole('list')).not.toContainText('Outdated')
  await page.screenshot({ path: shot('groups') })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/-positions\.csv$/)
})

function shot(name: string): string {
  return join(import.meta.dirname, `../../test-results/adjudicate-${name}.png`)
}
