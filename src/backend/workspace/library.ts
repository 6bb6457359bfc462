import { join } from 'node:path'
import { z } from 'zod'
import type { DocumentRow, Loss, PackRow, ReviewRow } from '../../contract'
import { type AuthorId, Instant } from '../../core/model'
import { QUARANTINE_NOTE } from '../disk/quarantine'
import { jsonOrNull } from '../disk/sealed'
import type { Card } from './card'
import type { ShelvedPack } from './pack-shelf'
import type { Content } from './content'
import type { Workspace } from './workspace'

/** Everything the library shows, from manifests and cards: no document is opened. */
export async function readLibrary(
  workspace: Workspace,
  content: Content,
): Promise<{ packs: PackRow[]; losses: Loss[] }> {
  const me = content.person.data.person?.id ?? null
  const packs = await content.packs.list()
  const { cards, unreadable } = await content.reviews.list()
  const byPack = new Map<string, ReviewRow[]>()
  for (const card of cards) {
    const rows = byPack.get(card.head.packDigest) ?? []
    byPack.set(card.head.packDigest, rows)
    const answeredAt = card.head.author.id === me ? await content.receipts.answeredAt(card.head.id) : null
    rows.push({ ...reviewRow(card, me), ...(answeredAt === null ? {} : { answeredAt }) })
  }
  const collations = await content.collations.list()
  const losses = [
    ...(await pastLosses(workspace)),
    ...unreadable.map((name): Loss => ({ kind: 'review', name, missing: null })),
    ...collations.unreadable.map((name): Loss => ({ kind: 'collation', name, missing: null })),
    ...content.packs.unreadable.map((name): Loss => ({ kind: 'pack', name, missing: null })),
  ]
  return { packs: packs.map((pack) => packRow(pack, byPack.get(pack.digest) ?? [])), losses }
}

function packRow({ manifest, digest, importedAt }: ShelvedPack, reviews: ReviewRow[]): PackRow {
  const { id, title, version, sourceLocale, market, productLine, owner, dueDate, instructions } = manifest
  return {
    pack: id,
    digest,
    title,
    version,
    ...(manifest.previous === undefined ? {} : { previous: manifest.previous.digest }),
    sourceLocale,
    ...(market === undefined ? {} : { market }),
    ...(productLine === undefined ? {} : { productLine }),
    ...(owner === undefined ? {} : { owner }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(instructions === undefined ? {} : { instructions }),
    importedAt,
    documents: manifest.documents.map((document): DocumentRow => ({
      document: document.id,
      title: document.title,
      source: document.source,
      targets: document.targets,
    })),
    reviews,
  }
}

function reviewRow({ key, head, state, progress, updatedAt }: Card, me: AuthorId | null): ReviewRow {
  const mine = head.author.id === me
  return {
    review: key,
    document: head.document,
    locale: head.locale,
    author: head.author,
    mine,
    // Somebody else's review is here because it was handed back.
    state: mine ? state : 'handed-back',
    progress,
    updatedAt,
  }
}

const Note = z.looseObject({
  at: Instant.optional(),
  missing: z.int().optional(),
  forked: z.int().optional(),
  what: z.string().optional(),
})

/** What earlier openings found damaged and put aside. */
async function pastLosses({ disk, layout }: Workspace): Promise<Loss[]> {
  const losses: Loss[] = []
  for (const name of await disk.list(layout.quarantine)) {
    const path = join(layout.quarantine, name, QUARANTINE_NOTE)
    if ((await disk.size(path)) === null) continue
    const note = Note.safeParse(jsonOrNull((await disk.read(path)).toString('utf8')))
    if (!note.success) continue
    const { at, missing, forked, what } = note.data
    const journal = /^[cy]-/.test(name) ? 'collation' : 'review'
    const kind = what === undefined ? journal : 'settings'
    losses.push({ kind, name, missing: (missing ?? 0) + (forked ?? 0), ...(at === undefined ? {} : { at }) })
  }
  return losses
}
