import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { type FileTicket, type Input, type Output, Refusal } from '../../contract'
import {
  type ApprovedText,
  type PublishOptions,
  type Unsettled,
  approvedText,
  logOf,
  nextSeq,
  unsettledOf,
} from '../../core/collation'
import { type Digest, EntryId, type PackId, type Person, type Problem, problem } from '../../core/model'
import { MANIFEST_PATH, openPack, publishPack } from '../../core/pack'
import type { Pack } from '../../core/pack'
import { writeZip } from '../archive'
import type { Collation } from '../workspace/collation-subject'
import type { Content } from '../workspace/content'
import type { PackShelf, ShelvedPack } from '../workspace/pack-shelf'
import { publishLogsOf } from '../workspace/versions'
import { openCollationText } from './collation-text'
import { type MadeFiles, fileName } from './made-files'

export interface PublishContext {
  readonly content: Content
  readonly by: Person
  readonly now: string
}

interface Publishing {
  readonly collation: Collation
  readonly approved: ApprovedText
}

/**
 * Makes the next version of a pack from approved texts, puts it in the library, then says so in each collation. What
 * was cut off in between is finished by asking again. Refuses with `not-approved`, `not-settled`, `version-exists`, and
 * `not-allowed` for collations of several packs or two of one text.
 */
export async function publish(
  { collations: keys, version, leaves, supporters }: Input<'collation.publish'>,
  context: PublishContext,
): Promise<Output<'collation.publish'> & { readonly entered: readonly Collation[] }> {
  const { packs, collations } = context.content
  const texts: Publishing[] = []
  for (const key of new Set(keys)) {
    const collation = await collations.read(key)
    texts.push(await approve(collation, context.content, supporters ? { supporters } : {}))
    await turn()
  }
  demandSettled(texts, leaves)
  const head = demandOnePack(texts)
  const before = await packs.find(head.pack, head.packDigest)
  const known = await sameVersion(packs, head.pack, version)
  if (known && !(await cameOutOf(packs, known, texts))) throw new Refusal(problem('version-exists', version))
  const digest = known?.digest ?? (await putNext(before, version, { packs, texts, now: context.now }))
  const entered: Collation[] = []
  for (const text of texts) {
    const collation = await enterPublish(text, { version, digest }, context)
    if (collation) entered.push(collation)
  }
  return { pack: head.pack, digest, version, entered }
}

async function approve(collation: Collation, content: Content, options: PublishOptions): Promise<Publishing> {
  const { base } = await openCollationText(content.packs, collation.head)
  const approved = approvedText(collation.head, base, logOf(collation.entries), options)
  if (!approved.ok) throw new Refusal(approved.problem)
  return { collation, approved: approved.value }
}

/** Nothing is left unsettled that the person has not been told of: something may have come in since. */
function demandSettled(texts: readonly Publishing[], leaves: Unsettled = { disputed: 0, deferred: 0 }): void {
  const left = texts.map(({ collation }) => unsettledOf(logOf(collation.entries)))
  const disputed = left.reduce((sum, one) => sum + one.disputed, 0)
  const deferred = left.reduce((sum, one) => sum + one.deferred, 0)
  if (disputed > leaves.disputed || deferred > leaves.deferred)
    throw new Refusal(problem('not-settled', `${disputed} ${deferred}`))
}

function demandOnePack(texts: readonly Publishing[]): Collation['head'] {
  const heads = texts.map(({ collation }) => collation.head)
  const names = new Set(heads.map(({ document, locale }) => `${document} ${locale}`))
  const [first] = heads
  const one = first && heads.every(({ packDigest }) => packDigest === first.packDigest)
  if (!one || names.size < heads.length) throw new Refusal(problem('not-allowed', 'publish'))
  return first
}

async function sameVersion(packs: PackShelf, id: PackId, version: string): Promise<ShelvedPack | null> {
  const all = await packs.list()
  return all.find(({ manifest }) => manifest.id === id && manifest.version === version) ?? null
}

/** Whether a version that is there is what these texts, with these approvals, would make. */
async function cameOutOf(
  packs: PackShelf,
  pack: ShelvedPack,
  texts: readonly Publishing[],
): Promise<boolean> {
  for (const { collation, approved } of texts) {
    const { version, previous } = pack.manifest
    const { approval } = approved.publishLog
    const logs = await publishLogsOf(packs, pack, collation.head)
    const own = logs.filter((one) => one.version === version)
    if (previous?.digest !== collation.head.packDigest) return false
    if (!own.some(({ log }) => log.approval.entry === approval.entry)) return false
  }
  return true
}

interface Putting {
  readonly packs: PackShelf
  readonly texts: readonly Publishing[]
  readonly now: string
}

async function putNext(
  before: ShelvedPack,
  version: string,
  { packs, texts, now }: Putting,
): Promise<Digest> {
  const opened = openPack(await filesOf(packs, before))
  const next = opened.ok
    ? publishPack(
        opened.value,
        texts.map(({ approved }) => approved),
        { version, at: now },
      )
    : opened
  const pack: Pack = demand(next)
  const { manifest, digest, files } = pack
  const manifestBytes = files.get(MANIFEST_PATH) ?? new Uint8Array()
  const listed = new Map([...files].filter(([path]) => path !== MANIFEST_PATH))
  await packs.add({ digest, manifest, manifestBytes, files: listed }, now, () => undefined)
  return digest
}

function demand<T>(result: { ok: true; value: T } | { ok: false; problem: Problem }): T {
  if (!result.ok) throw new Refusal(result.problem)
  return result.value
}

/** Enters that the text came out; null where the collation says so already. */
async function enterPublish(
  { collation, approved }: Publishing,
  { version, digest }: { readonly version: string; readonly digest: Digest },
  { content, by, now: at }: PublishContext,
): Promise<Collation | null> {
  const said = logOf(collation.entries).published.some(({ act }) => act.packDigest === digest)
  if (said) return null
  const { base, approval } = approved.publishLog
  const act = { kind: 'publish' as const, version, packDigest: digest, text: base, approval: approval.entry }
  return content.collations.enter(collation.head.id, ({ entries }) => {
    const entry = { id: EntryId.parse(`e-${randomUUID()}`), seq: nextSeq(entries), by, at, act }
    return { at, entries: [entry] }
  })
}

/** Makes the file of a pack, with the very bytes that came in or that were published. */
export async function exportPack(
  asked: { readonly pack: PackId; readonly digest: Digest },
  { content, made }: { readonly content: Content; readonly made: MadeFiles },
): Promise<FileTicket> {
  const pack = await content.packs.find(asked.pack, asked.digest)
  const files = await filesOf(content.packs, pack)
  return made.put(fileName([pack.manifest.id, pack.manifest.version], 'stetpack'), writeZip(files))
}

async function filesOf(packs: PackShelf, pack: ShelvedPack): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>([[MANIFEST_PATH, await packs.manifestBytes(pack)]])
  for (const { path } of pack.manifest.files) files.set(path, await packs.file(pack, path))
  return files
}
