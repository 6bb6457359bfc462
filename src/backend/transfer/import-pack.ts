import type { BackendEvent } from '../../contract'
import type { ImportItem, ImportReport } from '../../core/model'
import { MANIFEST_PATH, readPack } from '../../core/pack'
import type { Content } from '../workspace/content'
import { refusedReport } from './import-report'

export interface ImportContext {
  readonly content: Content
  readonly now: string
  /** Told how far it is: files done, of how many. */
  readonly onProgress: (done: number, total: number) => void
  readonly tell: (event: BackendEvent) => void
}

/** Takes a pack in, or refuses it whole. A pack that is here already, whole, is only reported. */
export async function importPack(
  file: string,
  entries: ReadonlyMap<string, Uint8Array>,
  { content, now, onProgress }: ImportContext,
): Promise<ImportReport> {
  const read = readPack(entries)
  if (!read.ok) return refusedReport(file, 'pack', read.problem)
  const { manifest, digest, files } = read.value
  const known = (await content.packs.list()).find((pack) => pack.digest === digest)
  const outcome: ImportItem['outcome'] = !known
    ? 'added'
    : (await content.packs.isWhole(known))
      ? 'already-there'
      : 'updated'
  if (outcome !== 'already-there') {
    const manifestBytes = files.get(MANIFEST_PATH) ?? new Uint8Array()
    const listed = new Map([...files].filter(([path]) => path !== MANIFEST_PATH))
    await content.packs.add({ digest, manifest, manifestBytes, files: listed }, now, onProgress)
  }
  const documents = manifest.documents.map((document) => ({
    kind: 'document' as const,
    name: document.title,
    outcome,
    count: 1,
  }))
  const pack = { kind: 'pack' as const, name: `${manifest.title} ${manifest.version}`, outcome, count: 1 }
  return { file, what: 'pack', accepted: true, items: [pack, ...documents] }
}
