import { type Result, fail, ok } from '../base'
import {
  type ContainerKind,
  ContainerWriter,
  readContainer,
  readEntry,
  readRevision,
  revisionDigest,
} from '../handback'
import {
  COLLATION_FORMAT,
  COLLATION_FORMAT_VERSION,
  CollationFileManifest,
  type CollationHead,
  Entry,
  InnerPath,
  type Problem,
  type Revision,
  problem,
} from '../model'
import { uniteEntries } from './log'

/** Name of the manifest in a collation file. */
export const COLLATION_MANIFEST = 'collation.json'
const ENTRIES = 'entries.json'

/** What a collation file says: the text, what people did, and the reviews it is about. */
export interface CollationFile {
  readonly head: CollationHead
  readonly entries: readonly Entry[]
  readonly revisions: readonly Revision[]
  /** Fields of the manifest that a later version wrote; carried. */
  readonly extra?: Readonly<Record<string, unknown>>
}

const KIND: ContainerKind<CollationFileManifest> = {
  noun: 'collation',
  path: COLLATION_MANIFEST,
  format: COLLATION_FORMAT,
  formatVersion: COLLATION_FORMAT_VERSION,
  manifest: CollationFileManifest,
}

/** The entries of a collation file, by path. Equal collations give equal bytes; see docs/formats.md. */
export function writeCollationFile({ head, entries, ...file }: CollationFile): Map<string, Uint8Array> {
  const writer = new ContainerWriter()
  writer.put(ENTRIES, uniteEntries(entries))
  const byDigest = new Map(file.revisions.map((revision) => [revisionDigest(revision), revision]))
  const revisions = [...byDigest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([revision, value]) => {
      const path = InnerPath.parse(`revisions/${revision}.json`)
      writer.put(path, value)
      return { path, revision }
    })
  const [format, formatVersion] = [COLLATION_FORMAT, COLLATION_FORMAT_VERSION]
  const manifest = { ...file.extra, format, formatVersion, head, entries: ENTRIES, revisions }
  return writer.finish(COLLATION_MANIFEST, manifest)
}

/**
 * Reads the entries of a collation file, all of it or nothing. Problems as for a handback: `not-ours`,
 * `newer-version`, `manifest-invalid`, `file-missing`, `file-damaged`, `json-invalid`, `digest-mismatch`.
 */
export function readCollationFile(files: ReadonlyMap<string, Uint8Array>): Result<CollationFile, Problem> {
  const manifest = readContainer(files, KIND)
  if (!manifest.ok) return manifest
  const { head, entries: path, revisions: listed, ...rest } = manifest.value
  const entries = readEntry(files, path, Entry.array())
  if (!entries.ok) return entries
  const revisions: Revision[] = []
  for (const one of listed) {
    const revision = readRevision(files, one)
    if (!revision.ok) return revision
    revisions.push(revision.value)
  }
  if (new Set(listed.map(({ revision }) => revision)).size !== listed.length)
    return fail(problem('manifest-invalid', 'a revision is listed twice'))
  const { format: _format, formatVersion: _version, files: _files, ...extra } = rest
  const carried = Object.keys(extra).length ? { extra } : {}
  return ok({ head, entries: uniteEntries(entries.value), revisions, ...carried })
}
