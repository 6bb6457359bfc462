import type { Node } from 'prosemirror-model'
import { parseJson } from '../../core/base'
import { readDoc } from '../../core/doc'
import {
  type ChangeSet,
  type Digest,
  type DocumentId,
  type Locale,
  type PackId,
  PublishLog,
  PublishLogs,
} from '../../core/model'
import type { PackShelf, ShelvedPack } from './pack-shelf'
import { findRendering, readRendering } from './renderings'

export interface TextName {
  readonly document: DocumentId
  readonly locale: Locale
}

/** A text of one pack version. */
export interface VersionedText {
  readonly pack: ShelvedPack
  readonly doc: Node
}

/** The text with this base, of the version itself or of another one in the library that has the same text. */
export async function textWithBase(
  packs: PackShelf,
  name: TextName & { readonly pack: PackId; readonly packDigest: Digest; readonly base: Digest },
): Promise<VersionedText | 'no-pack' | 'other-text'> {
  const all = (await packs.list()).filter(({ manifest }) => manifest.id === name.pack)
  const own = all.find(({ digest }) => digest === name.packDigest)
  const baseIn = ({ manifest }: ShelvedPack): Digest | undefined =>
    findRendering(manifest, name.document, name.locale)?.base
  const pack = own ?? all.find((one) => baseIn(one) === name.base)
  if (!pack) return 'no-pack'
  if (baseIn(pack) !== name.base) return 'other-text'
  return { pack, doc: await readRendering(packs, pack, name) }
}

/**
 * The versions from one to another, oldest first and both included, as far as `previous` leads in the library; null
 * where it does not lead from the one to the other.
 */
export async function versionsBetween(
  packs: PackShelf,
  from: Digest,
  to: Digest,
): Promise<ShelvedPack[] | null> {
  const all = new Map((await packs.list()).map((pack) => [pack.digest, pack]))
  const way: ShelvedPack[] = []
  let at = all.get(to)
  while (at && !way.includes(at)) {
    way.unshift(at)
    if (at.digest === from) return way
    const before = at.manifest.previous?.digest
    at = before && all.get(before)
  }
  return null
}

/**
 * The exact updates of a text from one base to another, in order, each in coordinates of the text before it, as the
 * publish logs in a version's pack tell; null where one of them is not known.
 */
export async function findUpdates(
  packs: PackShelf,
  pack: ShelvedPack,
  name: TextName & { readonly from: Digest; readonly to: Digest },
): Promise<ChangeSet[] | null> {
  const logs = (await publishLogsOf(packs, pack, name)).reverse()
  const updates: ChangeSet[] = []
  let at = name.to
  for (const { log } of logs) {
    if (at === name.from) break
    if (log.base !== at) continue
    updates.unshift(log.update)
    at = log.from.base
  }
  return at === name.from ? updates : null
}

/** The publish logs of a text that a version carries, oldest first; what is no log is passed over. */
export async function publishLogsOf(
  packs: PackShelf,
  { manifest, ...pack }: ShelvedPack,
  { document, locale }: TextName,
): Promise<{ readonly version: string; readonly log: PublishLog }[]> {
  const listed = PublishLogs.safeParse(manifest['publishLogs'])
  const files = new Set<string>(manifest.files.map(({ path }) => path))
  const logs: { version: string; log: PublishLog }[] = []
  for (const { path, version, ...of } of listed.data ?? []) {
    if (of.document !== document || of.locale !== locale || !files.has(path)) continue
    const json = parseJson(await packs.file({ ...pack, manifest }, path))
    const log = json.ok ? PublishLog.safeParse(json.value) : null
    if (log?.success && log.data.document === document && log.data.locale === locale)
      logs.push({ version, log: log.data })
  }
  return logs
}

/** The same document in its source language; null for the source itself. */
export async function sourceOf(
  packs: PackShelf,
  pack: ShelvedPack,
  { document, locale }: TextName,
): Promise<Node | null> {
  const { sourceLocale } = pack.manifest
  if (sourceLocale === locale) return null
  const rendering = findRendering(pack.manifest, document, sourceLocale)
  const json = rendering && parseJson(await packs.file(pack, rendering.path))
  const doc = json?.ok ? readDoc(json.value) : null
  return doc?.ok ? doc.value : null
}
