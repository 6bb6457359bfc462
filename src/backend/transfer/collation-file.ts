import type { FileTicket, Input } from '../../contract'
import { Refusal } from '../../contract'
import {
  type CollationFile,
  forParties,
  logOf,
  readCollationFile,
  writeCollationFile,
} from '../../core/collation'
import { type CollationId, type ImportItem, type ImportReport, type Revision } from '../../core/model'
import { writeZip } from '../archive'
import type { Collation } from '../workspace/collation-subject'
import type { Content } from '../workspace/content'
import { keepRulings } from '../workspace/rulings'
import { openCollationText } from './collation-text'
import { Gathering } from './gathering'
import { letOthersIn } from './pause'
import type { ImportContext } from './import-pack'
import { refusedReport } from './import-report'
import { type MadeFiles, fileName } from './made-files'

/**
 * Makes the file of a collation: everything that was done in it, and every review it is about; for parties without
 * what they may not read yet.
 */
export async function exportCollation(
  { collation: key, audience }: Input<'collation.export'>,
  { content, made }: { readonly content: Content; readonly made: MadeFiles },
): Promise<FileTicket> {
  const { head, entries: all, revisions: stored } = await content.collations.read(key)
  const entries = audience === 'parties' ? forParties(all).entries : all
  const revisions: Revision[] = []
  for (const { digest } of stored) revisions.push(await content.collations.revision(key, digest))
  const parts = [head.document, head.packVersion, head.locale, ...(audience ? [audience] : [])]
  const name = fileName(parts, 'stetcollation')
  return made.put(name, writeZip(writeCollationFile({ head, entries, revisions })))
}

/**
 * Takes a collation in: unites it with the copy that is here, or with the collation of the same text, else puts it on
 * the shelf. Refused whole, with `pack-unknown`, where the library lacks its text.
 */
export async function importCollation(
  file: string,
  entries: ReadonlyMap<string, Uint8Array>,
  { content, now, tell }: ImportContext,
): Promise<ImportReport> {
  const read = readCollationFile(entries)
  if (!read.ok) return refusedReport(file, 'collation', read.problem)
  const copy = read.value
  try {
    const text = await openCollationText(content.packs, copy.head)
    const known = await sameCollation(content, copy)
    const { id } = known?.head ?? copy.head
    const empty: Collation = { head: copy.head, rev: 0, entries: [], revisions: [], updatedAt: now }
    const gathering = await Gathering.into(content.collations, known ?? empty, { text, pause: letOthersIn })
    const checked = await gathering.check(copy)
    if (checked) return refusedReport(file, 'collation', checked)
    if (!known) await content.collations.add(id, empty)
    const united = await gathering.unite(copy)
    if (!united.ok) return refusedReport(file, 'collation', united.problem)
    const changed = united.value.entries + united.value.revisions > 0
    if (changed) {
      const line = { at: now, entries: gathering.united, revisions: gathering.stored }
      const { rev } = await content.collations.enter(id, () => line)
      tell({ kind: 'collation.changed', collation: id, rev })
    }
    await keepItsRulings(id, content, now)
    const outcome = !known ? 'added' : changed ? 'updated' : 'already-there'
    const item: ImportItem = { kind: 'collation', name: copy.head.title, outcome, count: 1 }
    return { file, what: 'collation', accepted: true, items: [item] }
  } catch (error) {
    if (error instanceof Refusal) return refusedReport(file, 'collation', error.problem)
    throw error
  }
}

/** By whoever works here; before anybody has said who that is, by whom the rulings were made. */
async function keepItsRulings(id: CollationId, content: Content, at: string): Promise<void> {
  const collation = await content.collations.read(id)
  const ruled = logOf(collation.entries).disputes.flatMap(({ ruling }) => ruling?.by ?? [])
  const by = content.person.data.person ?? ruled.at(-1)
  if (by) await keepRulings(content, collation, { by, at })
}

async function sameCollation(content: Content, { head }: CollationFile): Promise<Collation | null> {
  if (await content.collations.has(head.id)) return content.collations.read(head.id)
  const { cards } = await content.collations.list()
  const same = cards.filter(
    (card) =>
      card.head.pack === head.pack &&
      card.head.document === head.document &&
      card.head.locale === head.locale &&
      card.head.base === head.base,
  )
  const [first] = same.sort((a, b) => (a.head.createdAt < b.head.createdAt ? -1 : 1))
  return first ? content.collations.read(first.key) : null
}
