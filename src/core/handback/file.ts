import { type Result, canonicalJson, digest, fail, ok, parseJson } from '../base'
import {
  type Digest,
  HANDBACK_FORMAT,
  HANDBACK_FORMAT_VERSION,
  HandbackManifest,
  InnerPath,
  type Problem,
  Revision,
  problem,
} from '../model'
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

/**
 * The entries of a handback file, by path. Equal handbacks give equal bytes: each review is the canonical JSON of
 * its revision, so its SHA-256 is the revision's digest; see docs/formats.md.
 */
export function writeHandback(handback: Handback): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>()
  const byDigest = new Map(handback.revisions.map((r) => [revisionDigest(r), r]))
  const files: HandbackManifest['files'] = []
  const reviews: HandbackManifest['reviews'] = []
  for (const [revision, value] of [...byDigest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = new TextEncoder().encode(canonicalJson(value))
    const path = `reviews/${revision}.json`
    entries.set(path, bytes)
    files.push({ path, sha256: digest(bytes) as Digest, length: bytes.length })
    reviews.push({ path, revision })
  }
  const { pack, author, createdAt, extra } = handback
  const manifest: HandbackManifest = {
    ...extra,
    format: HANDBACK_FORMAT,
    formatVersion: HANDBACK_FORMAT_VERSION,
    pack,
    author,
    createdAt,
    reviews,
    files,
  }
  return new Map([[MANIFEST_PATH, new TextEncoder().encode(canonicalJson(manifest))], ...entries])
}

/**
 * Reads the entries of a handback file, all of it or nothing. Problems: `not-ours`, `newer-version`,
 * `manifest-invalid`, `file-missing`, `file-damaged` (an entry has other bytes than the manifest says, or is not
 * in it), `json-invalid`, `digest-mismatch` (a review is not the one that it is named after).
 */
export function readHandback(entries: ReadonlyMap<string, Uint8Array>): Result<Handback, Problem> {
  const manifest = readManifest(entries)
  if (!manifest.ok) return manifest
  const damage = damageOf(manifest.value, entries)
  if (damage) return fail(damage)
  const revisions: Revision[] = []
  for (const review of manifest.value.reviews) {
    const revision = readRevision(entries.get(review.path), review, manifest.value)
    if (!revision.ok) return revision
    revisions.push(revision.value)
  }
  if (new Set(manifest.value.reviews.map((r) => r.revision)).size !== revisions.length)
    return fail(problem('manifest-invalid', 'a review is listed twice'))
  const { pack, author, createdAt, format: _f, formatVersion: _v, ...rest } = manifest.value
  const { reviews: _reviews, files: _files, ...extra } = rest
  return ok({ pack, author, createdAt, revisions, ...(Object.keys(extra).length ? { extra } : {}) })
}

function readManifest(entries: ReadonlyMap<string, Uint8Array>): Result<HandbackManifest, Problem> {
  const bytes = entries.get(MANIFEST_PATH)
  if (!bytes) return fail(problem('not-ours', `no ${MANIFEST_PATH}`))
  const json = parseJson(bytes)
  if (!json.ok) return fail(problem('json-invalid', `${MANIFEST_PATH}: ${json.problem}`))
  const head = (json.value ?? {}) as { format?: unknown; formatVersion?: unknown }
  if (head.format !== HANDBACK_FORMAT) return fail(problem('not-ours', MANIFEST_PATH))
  if (typeof head.formatVersion === 'number' && head.formatVersion > HANDBACK_FORMAT_VERSION)
    return fail(problem('newer-version', `handback format ${head.formatVersion}`))
  const parsed = HandbackManifest.safeParse(json.value)
  if (!parsed.success) return fail(problem('manifest-invalid', firstIssue(parsed.error.issues)))
  // The raw value and not the parsed one: parsing drops what it does not know inside the smaller parts.
  return ok(json.value as HandbackManifest)
}

function damageOf(manifest: HandbackManifest, entries: ReadonlyMap<string, Uint8Array>): Problem | null {
  const listed = new Map(manifest.files.map((f) => [f.path as string, f]))
  if (listed.size !== manifest.files.length || listed.has(MANIFEST_PATH))
    return problem('manifest-invalid', 'a file is listed twice')
  for (const file of manifest.files) {
    const bytes = entries.get(file.path)
    if (!bytes) return problem('file-missing', file.path)
    if (bytes.length !== file.length || digest(bytes) !== file.sha256)
      return problem('file-damaged', file.path)
  }
  for (const path of entries.keys())
    if (path !== MANIFEST_PATH && !listed.has(path))
      return problem('file-damaged', `${shown(path)} is not listed`)
  const unlisted = manifest.reviews.find((r) => !listed.has(r.path))
  return unlisted ? problem('file-missing', unlisted.path) : null
}

function readRevision(
  bytes: Uint8Array | undefined,
  listed: HandbackManifest['reviews'][number],
  manifest: HandbackManifest,
): Result<Revision, Problem> {
  const json = parseJson(bytes ?? new Uint8Array())
  if (!json.ok) return fail(problem('json-invalid', `${listed.path}: ${json.problem}`))
  const parsed = Revision.safeParse(json.value)
  if (!parsed.success)
    return fail(problem('json-invalid', `${listed.path}: ${firstIssue(parsed.error.issues)}`))
  const revision = json.value as Revision
  if (revisionDigest(revision) !== listed.revision) return fail(problem('digest-mismatch', listed.path))
  const { pack, packDigest } = revision.head
  if (pack !== manifest.pack.id || packDigest !== manifest.pack.digest)
    return fail(problem('manifest-invalid', `${listed.path} is of another pack`))
  const told = revision.handedBack?.map((h) => h.digest) ?? []
  if (told.join() !== revision.ancestors.join())
    return fail(problem('json-invalid', `${listed.path}: ancestors and their times differ`))
  return ok(revision)
}

function firstIssue(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [issue] = issues
  return issue ? `${issue.path.join('.')} ${issue.message}`.slice(0, 200) : 'not in the format'
}

function shown(path: string): string {
  return InnerPath.safeParse(path).success ? path : 'an entry'
}
