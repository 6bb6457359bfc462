import type { PackRow, ReviewRow } from '../../../src/contract'
import type { Rendering } from '../../../src/core/model'

const DIGEST = 'a'.repeat(64)

export function rendering(locale: string, title = `Title ${locale}`): Rendering {
  return {
    locale,
    title,
    path: `doc/${locale}.json`,
    base: DIGEST,
    clauses: 10,
    words: 100,
    unaligned: [],
  } as unknown as Rendering
}

/** A pack with every document in every locale; `digest` is one hex digit. */
export function packRow(
  id: string,
  {
    documents = ['d1'],
    locales = ['de', 'es'],
    digest = 'a',
    ...rest
  }: Partial<Omit<PackRow, 'documents' | 'digest'>> & {
    documents?: string[]
    locales?: string[]
    digest?: string
  } = {},
): PackRow {
  return {
    pack: id,
    digest: digest.repeat(64),
    title: `Pack ${id}`,
    version: 'v1',
    sourceLocale: 'en',
    importedAt: '2026-11-01T00:00:00.000Z',
    reviews: [],
    documents: documents.map((document) => ({
      document,
      title: `Document ${document}`,
      source: rendering('en'),
      targets: locales.map((locale) => rendering(locale)),
    })),
    ...rest,
  } as unknown as PackRow
}

export function reviewRow(
  over: Partial<Record<keyof ReviewRow, unknown>> & { reviewed?: number; openThreads?: number },
): ReviewRow {
  const { reviewed = 0, openThreads = 0, ...rest } = over
  return {
    review: 'r1',
    document: 'd1',
    locale: 'de',
    author: { id: 'p1', name: 'Anna' },
    mine: true,
    state: 'in-work',
    progress: { clauses: 10, reviewed, flagged: 0, inWork: 0, changes: 2, openThreads, orphans: 0 },
    updatedAt: '2026-11-02T00:00:00.000Z',
    ...rest,
  } as unknown as ReviewRow
}
