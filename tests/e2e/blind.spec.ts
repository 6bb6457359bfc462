import type { Entry } from '../../src/core/model'
import { collated, goTo } from './support/collated'
import { call, expect, test } from './support/stet'

interface Collations {
  readonly collations: { readonly head: { readonly id: string } }[]
}

test('names stay hidden through a referral; the dispute knows who is meant; a copy says what it cannot hide', async ({
  page,
  stet,
}) => {
  await stet.begin(page, 'Cora Diaz')
  await collated(page, stet)
  const { collations } = await call<Collations>(page, 'collation.list', {})
  const collation = collations[0]?.head.id
  const acts = async (): Promise<Entry['act'][]> => {
    const { entries } = await call<{ entries: Entry[] }>(page, 'collation.read', { collation })
    return entries.map(({ act }) => act)
  }
  const [imported] = await acts()
  const lines = imported?.kind === 'import' ? (imported as { lines: { reviewer: string }[] }).lines : []
  const names = lines.map(({ reviewer }) => reviewer)
  expect(new Set(names).size).toBe(3)

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Hide names until the first decision' }).click()
  await expect(page.getByText('Names are hidden', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Different wishes' })).toBeVisible()
  await page.getByRole('button', { name: 'More verdicts' }).click()
  await page.getByRole('menuitem', { name: 'Send to an adjudicator…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send to an adjudicator' })
  await expect(dialog.getByLabel('Parties')).toHaveValue(/^Reviewer [A-C]\nReviewer [A-C]/)
  await dialog.getByLabel('The question').fill('Which word?')
  await dialog.getByLabel('Adjudicator').fill('Dana Levi')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog).toBeHidden()
  const body = page.locator('body')
  await expect(page.locator('.matter')).toContainText('Reviewer A')
  for (const name of names) await expect(body).not.toContainText(name)

  const refer = (await acts()).find(({ kind }) => kind === 'refer') as { parties: string[] } | undefined
  expect(refer?.parties.length).toBeGreaterThan(1)
  for (const party of refer?.parties ?? []) expect(names).toContain(party)

  await goTo(page, 'Adjudicate')
  await page.locator('.queue-line').click()
  await expect(page.getByRole('region', { name: 'What the parties say' })).toContainText('Party A')
  await expect(page.getByLabel('Show parties as letters')).toBeDisabled()
  for (const name of names) await expect(body).not.toContainText(name)

  await page.getByRole('button', { name: 'Export for the parties…' }).click()
  const copy = page.getByRole('dialog', { name: 'A copy for others' })
  await expect(copy).toContainText('Names are hidden on screen only')
  const download = page.waitForEvent('download')
  await copy.getByRole('button', { name: 'Export', exact: true }).click()
  expect((await download).suggestedFilename()).toMatch(/-parties\.stetcollation$/)
})
