import type { Node } from 'prosemirror-model'
import type { Client, CollationImport } from '../../../src/contract'
import {
  type CollationLog,
  type Folded,
  acceptMatter,
  decidedDigest,
  fold,
  logOf,
  mattersOf,
} from '../../../src/core/collation'
import { readDoc } from '../../../src/core/doc'
import type { CollationId, CollationState, DocumentId, Locale, Revision } from '../../../src/core/model'
import type { BuiltPack } from '../../../src/core/pack'
import { type Desk, desk, zipped } from './desk'
import { testFolder } from './folder'
import { smallPack } from './pack'
import { typing } from './typing'
import { beginAgain } from './work'

/** A handback file as somebody would get it by mail. */
export interface Mailed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A reviewer with a data folder of their own, who types one word into a clause and hands back. */
export interface Reviewer {
  readonly at: Desk
  readonly handBack: (locales?: readonly string[]) => Promise<Mailed>
  readonly type: (word: string, clause?: number, locale?: string) => Promise<void>
}

export async function reviewer(name: string, pack: BuiltPack = smallPack()): Promise<Reviewer> {
  const at = await desk(await testFolder('memory'))
  await at.client['person.save']({ name })
  await at.bring(zipped('gifts.stetpack', pack.files))
  let session = 0
  return {
    at,
    type: async (word, clause = 1, locale = 'de') => {
      const state = await beginAgain(at.client, pack, locale)
      const { op } = typing(state, clause, word, `${name.toLowerCase()}${++session}`)
      await at.client['review.save']({ review: state.head.id, rev: state.rev, ops: [op] })
    },
    handBack: async (locales = ['de']) => {
      const reviews = []
      for (const locale of locales) reviews.push((await beginAgain(at.client, pack, locale)).head.id)
      const ticket = await at.client['handback.create']({ reviews })
      return { name: ticket.name, bytes: await at.fetch(ticket.ticket) }
    },
  }
}

/** A reviewer's handback after one word. */
export async function handbackOf(name: string, word: string, pack = smallPack()): Promise<Mailed> {
  const one = await reviewer(name, pack)
  await one.type(word)
  return one.handBack()
}

/** A specialist's data folder with the small pack and a collation of its German text. */
export async function specialist(
  pack = smallPack(),
  locale = 'de',
): Promise<{ at: Desk; collation: CollationState }> {
  const at = await desk(await testFolder('memory'))
  await at.client['person.save']({ name: 'Cora' })
  await at.bring(zipped('gifts.stetpack', pack.files))
  return { at, collation: await beginCollation(at.client, pack, locale) }
}

export function beginCollation(client: Client, pack: BuiltPack, locale = 'de'): Promise<CollationState> {
  return client['collation.begin']({
    pack: pack.manifest.id,
    digest: pack.digest,
    document: 'gifts' as DocumentId,
    locale: locale as Locale,
  })
}

/** Uploads files and brings them into a collation. */
export async function gather(
  client: Client,
  { head }: CollationState,
  files: readonly Mailed[],
): Promise<CollationImport> {
  const { upload } = await client['upload.start']({
    files: files.map(({ name, bytes }, i) => ({ path: `${i}/${name}`, size: bytes.length })),
  })
  for (const [file, { bytes }] of files.entries())
    if (bytes.length)
      await client['upload.append']({
        upload,
        file,
        offset: 0,
        bytes: Buffer.from(bytes).toString('base64'),
      })
  return client['collation.import']({ collation: head.id, upload })
}

/** Decides that every place reads what the first wish there wants, and approves the text that comes of it. */
export async function decideAll(client: Client, { head }: CollationState, name = 'Cora'): Promise<void> {
  const { base, folded, log } = await foldedNow(client, head.id)
  const dispositions = mattersOf(folded, log)
    .filter(({ state }) => state === 'open')
    .map((matter) => acceptMatter(matter, matter.wishes[0]?.digest ?? null, { code: 'clearer', text: 'Ja.' }))
  if (dispositions.length)
    await client['collation.save']({ collation: head.id, acts: [{ kind: 'decide', dispositions }] })
  const decided = await foldedNow(client, head.id)
  const text = decidedDigest(base, decided.log.standing)
  await client['collation.save']({ collation: head.id, acts: [{ kind: 'approve', name, text }] })
}

/** A collation as a window works with it. */
export async function foldedNow(
  client: Client,
  collation: CollationId,
): Promise<{ base: Node; folded: Folded; log: CollationLog }> {
  const { head, entries } = await client['collation.read']({ collation })
  const { pack, packDigest: digest, document, locale } = head
  const read = readDoc((await client['document.read']({ pack, digest, document, locale })).doc)
  if (!read.ok) throw new Error(read.problem.detail)
  const log = logOf(entries)
  const revisions: Revision[] = []
  for (const one of log.revisions)
    revisions.push(await client['collation.revision']({ collation, digest: one }))
  return { base: read.value, folded: fold(read.value, revisions), log }
}
