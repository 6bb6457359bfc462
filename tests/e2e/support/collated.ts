import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeZip } from '../../../src/backend/archive/write-archive'
import { writeHandback } from '../../../src/core/handback'
import { revisionBy } from '../../support/reviewers'
import { type Round, makeRound } from '../../support/round'
import { Collating } from './collating'
import { closeImport, importFiles } from './library'
import { expect, type Stet } from './stet'

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click()
}

interface Contents {
  readonly locale: string
  /** As Stet calls the locale. */
  readonly language: string
  /** Files of the round by how their names start. */
  readonly files: readonly string[]
  /** Of each reviewer. */
  readonly threads?: number
}

// The first matter of this one is a disagreement.
const THREE: Contents = { threads: 1, locale: 'de', language: 'German', files: ['01-', '06-', '07-'] }

/** A collation of the corpus text with these reviews in it, opened on the collate screen. */
export async function collated(page: Page, stet: Stet, of: Contents = THREE): Promise<Collating> {
  const file = roundIn(stet, of.locale, of.threads)
  await importPacks(page, [file('v2')])
  const desk = await beginCollation(page, of.language)
  await desk.pick(of.files.map(file))
  await desk.closeReport()
  return desk
}

export async function importPacks(page: Page, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await importFiles(page, file)
    await closeImport(page)
  }
}

/** A collation without a review, of the newer version of the corpus text. */
export async function beginCollation(page: Page, language: string): Promise<Collating> {
  await goTo(page, 'Collate')
  await page.getByRole('button', { name: 'Begin a collation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Begin a collation' })
  await dialog.getByRole('searchbox').fill('contributor')
  const lines = dialog.getByRole('list').getByRole('button').filter({ hasText: 'v2' })
  await expect(lines.filter({ hasText: 'Source' })).toHaveText(/English/)
  await lines.filter({ hasText: language }).click()
  await expect(page.getByText('No reviews here yet')).toBeVisible()
  return new Collating(page)
}

const rounds = new Map<string, Round>()

/**
 * A round of reviews and its two packs, `v1` and `v2`, in a folder of the test's own. `market` is one more reviewer,
 * from a market. Gives the path of the file whose name starts so.
 */
export function roundIn(stet: Stet, locale: string, threads = 2): (start: string) => string {
  const key = `${locale} ${threads}`
  const round = rounds.get(key) ?? makeRound(locale, { changes: 10, threads })
  rounds.set(key, round)
  const folder = join(stet.folder, 'round')
  mkdirSync(folder)
  const files = new Map([
    ...round.files,
    ['v1.stetpack', round.old] as const,
    ['v2.stetpack', round.pack] as const,
    ['market.stethandback', fromMarket(round, 'Switzerland')] as const,
  ])
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  return (start) => {
    const found = [...files.keys()].find((name) => name.startsWith(start))
    if (found === undefined) throw new Error(`no file ${start}`)
    return join(folder, found)
  }
}

function fromMarket({ base, locale, revisions }: Round, market: string): Uint8Array {
  const { pack, packVersion, packDigest, document } = revisions[0]!.head
  const author = { id: 'author-market', name: 'Reto Frei', market }
  const about = { id: 'review-market', pack, packVersion, packDigest, document, author }
  const revision = revisionBy(base, { seed: 60, errors: 7, locale, changes: 6, threads: 1, about })
  const entries = writeHandback({
    pack: { id: pack, version: packVersion, digest: packDigest, title: 'Contributor Covenant' },
    author: revision.head.author,
    createdAt: '2026-11-10T09:00:00.000Z',
    revisions: [revision],
  })
  return writeZip(entries)
}
