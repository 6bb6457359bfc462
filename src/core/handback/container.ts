import type { z } from 'zod'
import { type Result, canonicalJson, digest, fail, ok, parseJson } from '../base'
import { type Digest, InnerPath, type PackFile, type Problem, problem } from '../model'

/** A file of ours: a zip with a manifest that lists every other entry. */
export interface ContainerKind<Manifest> {
  /** For people, e.g. `handback`. */
  readonly noun: string
  /** Path of the manifest. */
  readonly path: string
  readonly format: string
  readonly formatVersion: number
  readonly manifest: z.ZodType<Manifest>
}

/** Collects the entries of a container; everything is written as canonical JSON. */
export class ContainerWriter {
  private readonly entries = new Map<string, Uint8Array>()
  private readonly files: PackFile[] = []

  put(path: string, value: unknown): void {
    const bytes = bytesOf(value)
    this.entries.set(path, bytes)
    this.files.push({ path: InnerPath.parse(path), sha256: digest(bytes) as Digest, length: bytes.length })
  }

  /** All entries by path, the manifest first; `manifest` is given without `files`. */
  finish(path: string, manifest: object): Map<string, Uint8Array> {
    return new Map([[path, bytesOf({ ...manifest, files: this.files })], ...this.entries])
  }
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value))
}

/**
 * The manifest of a container of which every byte is as it was written. Problems: `not-ours`, `newer-version`,
 * `manifest-invalid`, `json-invalid`, `file-missing`, `file-damaged` (an entry has other bytes than the manifest
 * says, or is not in it).
 */
export function readContainer<Manifest extends { readonly files: readonly PackFile[] }>(
  entries: ReadonlyMap<string, Uint8Array>,
  kind: ContainerKind<Manifest>,
): Result<Manifest, Problem> {
  const { noun, path, format, formatVersion } = kind
  const bytes = entries.get(path)
  if (!bytes) return fail(problem('not-ours', `no ${path}`))
  const json = parseJson(bytes)
  if (!json.ok) return fail(problem('json-invalid', `${path}: ${json.problem}`))
  const told = (json.value ?? {}) as { format?: unknown; formatVersion?: unknown }
  if (told.format !== format) return fail(problem('not-ours', path))
  if (typeof told.formatVersion === 'number' && told.formatVersion > formatVersion)
    return fail(problem('newer-version', `${noun} format ${told.formatVersion}`))
  const parsed = kind.manifest.safeParse(json.value)
  if (!parsed.success) return fail(problem('manifest-invalid', firstIssue(parsed.error.issues)))
  const damage = damageOf(parsed.data.files, entries, path)
  // The raw value and not the parsed one: parsing drops what it does not know inside the smaller parts.
  return damage ? fail(damage) : ok(json.value as unknown as Manifest)
}

/** An entry of a container that the schema takes, as it was written. Fails with `file-missing` or `json-invalid`. */
export function readEntry<T>(
  entries: ReadonlyMap<string, Uint8Array>,
  path: string,
  schema: z.ZodType<T>,
): Result<T, Problem> {
  const bytes = entries.get(path)
  if (!bytes) return fail(problem('file-missing', path))
  const json = parseJson(bytes)
  if (!json.ok) return fail(problem('json-invalid', `${path}: ${json.problem}`))
  const parsed = schema.safeParse(json.value)
  if (!parsed.success) return fail(problem('json-invalid', `${path}: ${firstIssue(parsed.error.issues)}`))
  return ok(json.value as T)
}

function damageOf(
  files: readonly PackFile[],
  entries: ReadonlyMap<string, Uint8Array>,
  manifestPath: string,
): Problem | null {
  const listed = new Set(files.map((file) => file.path as string))
  if (listed.size !== files.length || listed.has(manifestPath))
    return problem('manifest-invalid', 'a file is listed twice')
  for (const file of files) {
    const bytes = entries.get(file.path)
    if (!bytes) return problem('file-missing', file.path)
    if (bytes.length !== file.length || digest(bytes) !== file.sha256)
      return problem('file-damaged', file.path)
  }
  for (const path of entries.keys())
    if (path !== manifestPath && !listed.has(path))
      return problem('file-damaged', `${InnerPath.safeParse(path).success ? path : 'an entry'} is not listed`)
  return null
}

function firstIssue(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [issue] = issues
  return issue ? `${issue.path.join('.')} ${issue.message}`.slice(0, 200) : 'not in the format'
}
