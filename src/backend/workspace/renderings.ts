import type { Node } from 'prosemirror-model'
import { Refusal } from '../../contract'
import { readDoc } from '../../core/doc'
import { type DocumentId, type Locale, type Manifest, type Rendering, problem } from '../../core/model'
import { jsonOrNull } from '../disk/sealed'
import type { PackShelf, ShelvedPack } from './pack-shelf'

/** The rendering of a document in a locale, source or target; null where the pack has none. */
export function findRendering(manifest: Manifest, document: DocumentId, locale: Locale): Rendering | null {
  const found = manifest.documents.find((d) => d.id === document)
  return (found && [found.source, ...found.targets].find((r) => r.locale === locale)) ?? null
}

interface RenderingName {
  readonly document: DocumentId
  readonly locale: Locale
}

/** A rendering's document as JSON. Its bytes are those that were checked when the pack was imported. */
export async function readRenderingJson(
  packs: PackShelf,
  pack: ShelvedPack,
  name: RenderingName,
): Promise<{ json: unknown; rendering: Rendering }> {
  const rendering = findRendering(pack.manifest, name.document, name.locale)
  if (!rendering) throw new Refusal(problem('not-found', `${name.document} ${name.locale}`))
  const bytes = await packs.file(pack, rendering.path)
  return { json: jsonOrNull(bytes.toString('utf8')), rendering }
}

/** The same as a document. */
export async function readRendering(packs: PackShelf, pack: ShelvedPack, name: RenderingName): Promise<Node> {
  const { json } = await readRenderingJson(packs, pack, name)
  const doc = readDoc(json)
  if (!doc.ok) throw new Refusal(doc.problem)
  return doc.value
}
