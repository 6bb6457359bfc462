import { type Json, type Result, digest, digestJson, fail, ok, parseJson } from '../base'
import {
  type Digest,
  Manifest,
  PACK_FORMAT,
  PACK_FORMAT_VERSION,
  type Problem,
  type ProblemCode,
  problem,
} from '../model'
import { type Pack, packOf, renderingsOf } from './pack'

export const MANIFEST_PATH = 'pack.json'

/**
 * Opens a pack of which only the manifest has been read so far: its schema and version, that every listed file
 * is there with the right length and digest, and that the manifest does not contradict itself. Documents are
 * read when they are asked for. Files that the manifest does not list are left behind; unknown fields of the
 * manifest are carried. A pack whose files lie in one folder is taken as if they lay at the top.
 */
export function openPack(entries: ReadonlyMap<string, Uint8Array>): Result<Pack, Problem> {
  const files = atTop(entries)
  const bytes = files.get(MANIFEST_PATH)
  if (!bytes) return refuse('not-ours', `no ${MANIFEST_PATH}`)
  const json = parseJson(bytes)
  if (!json.ok) return refuse('manifest-invalid', json.problem)
  const known = checkFormat(json.value)
  if (!known.ok) return known
  const manifest = Manifest.safeParse(json.value)
  if (!manifest.success) {
    const [issue] = manifest.error.issues
    return refuse('manifest-invalid', `${issue?.path.join('.')}: ${issue?.message}`.slice(0, 200))
  }
  const fault = contradiction(manifest.data)
  if (fault) return refuse('manifest-invalid', fault)
  const listed = takeListed(manifest.data, files)
  if (!listed.ok) return listed
  listed.value.set(MANIFEST_PATH, bytes)
  return ok(packOf(manifest.data, digestJson(json.value) as Digest, listed.value))
}

const refuse = (code: ProblemCode, detail: string): { readonly ok: false; readonly problem: Problem } =>
  fail(problem(code, detail))

function atTop(entries: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  if (entries.has(MANIFEST_PATH)) return entries
  const tops = [...entries.keys()].filter((path) => /^[^/]+\/pack\.json$/.test(path))
  if (tops.length !== 1) return entries
  const folder = tops[0]!.slice(0, -MANIFEST_PATH.length)
  return new Map(
    [...entries].flatMap(([path, bytes]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), bytes] as const] : [],
    ),
  )
}

function checkFormat(json: Json): Result<null, Problem> {
  const { format, formatVersion } = (json ?? {}) as { format?: Json; formatVersion?: Json }
  if (format !== PACK_FORMAT) return refuse('not-ours', `${MANIFEST_PATH} is of another format`)
  if (typeof formatVersion === 'number' && formatVersion > PACK_FORMAT_VERSION)
    return refuse('newer-version', `format version ${formatVersion}`)
  return ok(null)
}

/** What the schema cannot say: names used twice, files used but not listed. */
function contradiction(manifest: Manifest): string | null {
  const paths = new Set(manifest.files.map((file) => file.path.toLowerCase()))
  if (paths.size < manifest.files.length || paths.has(MANIFEST_PATH)) return 'files: a path stands twice'
  const ids = new Set(manifest.documents.map((document) => document.id))
  if (ids.size < manifest.documents.length) return 'documents: an id stands twice'
  const named = new Set<string>()
  for (const document of manifest.documents) {
    if (document.source.locale !== manifest.sourceLocale) return `${document.id}: source in another locale`
    const all = renderingsOf(document)
    if (new Set(all.map((r) => r.locale)).size < all.length) return `${document.id}: a locale stands twice`
    for (const { path } of all) {
      if (!manifest.files.some((file) => file.path === path)) return `${path} is not listed`
      if (named.has(path)) return `${path} stands for two documents`
      named.add(path)
    }
  }
  const glossary = manifest.glossary?.path
  if (glossary && !manifest.files.some((file) => file.path === glossary)) return `${glossary} is not listed`
  return null
}

function takeListed(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
): Result<Map<string, Uint8Array>, Problem> {
  const taken = new Map<string, Uint8Array>()
  for (const { path, sha256, length } of manifest.files) {
    const bytes = files.get(path)
    if (!bytes) return refuse('file-missing', path)
    if (bytes.length !== length) return refuse('file-damaged', `${path}: ${bytes.length} of ${length} bytes`)
    if (digest(bytes) !== sha256) return refuse('digest-mismatch', path)
    taken.set(path, bytes)
  }
  return ok(taken)
}
