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
 * The exact updates of a text from one version to another, in order, each in coordinates of the text before it; null
 * where one of them is not known. A version that left the text as it was adds none.
 */
export async function findUpdates(
  packs: PackShelf,
  name: TextName & { readonly from: Digest; readonly to: Digest },
): Promise<ChangeSet[] | null> {
  const way = await versionsBetween(packs, name.from, name.to)
  if (!way) return null
  const updates: ChangeSet[] = []
  for (const [i, pack] of way.entries()) {
    const before = way[i - 1]
    if (!before) continue
    const [old, next] = [before, pack].map(
      ({ manifest }) => findRendering(manifest, name.document, name.locale)?.base,
    )
    if (old === next) continue
    const log = await publishLogOf(packs, pack, name)
    if (log?.from.base !== old || log?.base !== next) return null
    updates.push(log.update)
  }
  return updates
}

/** How a text came out in this version; null where the pack does not say, or says it wrongly. */
export async function publishLogOf(
  packs: PackShelf,
  pack: ShelvedPack,
  { document, locale }: TextName,
): Promise<PublishLog | null> {
  const listed = PublishLogs.safeParse(pack.manifest['publishLogs'])
  const path = listed.data?.find((one) => one.document === document && one.locale === locale)?.path
  if (!path || !pack.manifest.files.some((file) => file.path === path)) return null
  const json = parseJson(await packs.file(pack, path))
  if (!json.ok) return null
  const log = PublishLog.safeParse(json.value)
  if (!log.success || log.data.document !== document || log.data.locale !== locale) return null
  return log.data
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
