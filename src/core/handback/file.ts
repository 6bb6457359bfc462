import { type Result, fail, ok } from '../base'
import {
  HANDBACK_FORMAT,
  HANDBACK_FORMAT_VERSION,
  HandbackManifest,
  InnerPath,
  type Problem,
  Revision,
  problem,
} from '../model'
import { type ContainerKind, ContainerWriter, readContainer, readEntry } from './container'
import { revisionDigest } from './revision'

/** Name of the manifest in a handback file. */
export const MANIFEST_PATH = 'handback.json'

/** What a handback file says: who hands back which reviews of which pack. */
export interface Handback {
  readonly pack: HandbackManifest['pack']
  readonly author: HandbackManifest['author']
  readonly createdAt: string
  readonly revisions: readonly Revision[]
  /** Fields of the manifest that a later version wrote; carried. */
  readonly extra?: Readonly<Record<string, unknown>>
}

const KIND: ContainerKind<HandbackManifest> = {
  noun: 'handback',
  path: MANIFEST_PATH,
  format: HANDBACK_FORMAT,
  formatVersion: HANDBACK_FORMAT_VERSION,
  manifest: HandbackManifest,
}

/**
 * The entries of a handback file, by path. Equal handbacks give equal bytes: each review is the canonical JSON of
 * its revision, so its SHA-256 is the revision's digest; see docs/formats.md.
 */
export function writeHandback(handback: Handback): Map<string, Uint8Array> {
  const writer = new ContainerWriter()
  const byDigest = new Map(handback.revisions.map((r) => [revisionDigest(r), r]))
  const reviews: HandbackManifest['reviews'] = []
  for (const [revision, value] of [...byDigest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = InnerPath.parse(`reviews/${revision}.json`)
    writer.put(path, value)
    reviews.push({ path, revision })
  }
  const { pack, author, createdAt, extra } = handback
  const [format, formatVersion] = [HANDBACK_FORMAT, HANDBACK_FORMAT_VERSION]
  return writer.finish(MANIFEST_PATH, { ...extra, format, formatVersion, pack, author, createdAt, reviews })
}

/**
 * Reads the entries of a handback file, all of it or nothing. Problems: `not-ours`, `newer-version`,
 * `manifest-invalid`, `file-missing`, `file-damaged` (an entry has other bytes than the manifest says, or is not
 * in it), `json-invalid`, `digest-mismatch` (a review is not the one that it is named after).
 */
export function readHandback(entries: ReadonlyMap<string, Uint8Array>): Result<Handback, Problem> {
  const manifest = readContainer(entries, KIND)
  if (!manifest.ok) return manifest
  const revisions: Revision[] = []
  for (const review of manifest.value.reviews) {
    const revision = readRevision(entries, review)
    if (!revision.ok) return revision
    const fault = contradiction(revision.value, review.path, manifest.value)
    if (fault) return fail(fault)
    revisions.push(revision.value)
  }
  if (new Set(manifest.value.reviews.map((r) => r.revision)).size !== revisions.length)
    return fail(problem('manifest-invalid', 'a review is listed twice'))
  const { pack, author, createdAt, format: _f, formatVersion: _v, ...rest } = manifest.value
  const { reviews: _reviews, files: _files, ...extra } = rest
  return ok({ pack, author, createdAt, revisions, ...(Object.keys(extra).length ? { extra } : {}) })
}

/** A revision in a container, which must be the one that it is named after. */
export function readRevision(
  entries: ReadonlyMap<string, Uint8Array>,
  { path, revision: name }: HandbackManifest['reviews'][number],
): Result<Revision, Problem> {
  const revision = readEntry(entries, path, Revision)
  if (!revision.ok || revisionDigest(revision.value) === name) return revision
  return fail(problem('digest-mismatch', path))
}

function contradiction(revision: Revision, path: string, manifest: HandbackManifest): Problem | null {
  const { pack, packDigest } = revision.head
  if (pack !== manifest.pack.id || packDigest !== manifest.pack.digest)
    return problem('manifest-invalid', `${path} is of another pack`)
  const told = revision.handedBack?.map((h) => h.digest) ?? []
  if (told.join() === revision.ancestors.join()) return null
  return problem('json-invalid', `${path}: ancestors and their times differ`)
}
