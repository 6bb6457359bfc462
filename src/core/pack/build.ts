import { type Result, canonicalJson, digest, fail, ok } from '../base'
import {
  type Digest,
  type Glossary,
  Manifest,
  PACK_FORMAT,
  PACK_FORMAT_VERSION,
  type PackDocument,
  type PackId,
  type Problem,
  problem,
} from '../model'
import { type BuiltDocument, buildDocument } from './build-document'
import { CONFIG_FILE, type PackConfig, readConfig, sourceLocaleOf } from './config'
import { documentIds } from './document-id'
import { readGlossary } from './glossary'
import { type SourceTree, readLayout } from './layout'
import { MANIFEST_PATH } from './open-pack'
import type { Pack } from './pack'
import type { BuildReport } from './report'

export interface BuildInput {
  /** The source folder: Markdown, `stet.yaml`, the glossary. Paths are relative, with forward slashes. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Wins over `stet.yaml`. */
  readonly options?: PackConfig
  /** Where id, title and version are given nowhere: the name of the folder, as a rule. */
  readonly name: string
  readonly previous?: Pack
}

export interface BuiltPack {
  readonly manifest: Manifest
  readonly digest: Digest
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly report: BuildReport
}

const GLOSSARY_PATH = 'glossary.json'

/**
 * Builds a pack from Markdown. The same input gives the same bytes: no clock, no chance. With a previous pack
 * clauses that live on keep their ids. Refuses what it cannot read whole; leaves nothing out unreported.
 */
export function buildPack(input: BuildInput): Result<BuiltPack, Problem> {
  const own = readConfig(input.files.get(CONFIG_FILE))
  if (!own.ok) return own
  const config = { ...own.value, ...input.options }
  const locale = sourceLocaleOf(config)
  if (!locale.ok) return locale
  const previous = input.previous ?? null
  if (previous && config.id && config.id !== previous.manifest.id)
    return fail(
      problem('config-invalid', `the previous pack is ${previous.manifest.id}, this one ${config.id}`),
    )
  const tree = readLayout([...input.files.keys()], locale.value, config.layout)
  if (!tree.ok) return tree
  const glossary = findGlossary(config, input.files)
  if (!glossary.ok) return glossary
  const ids = documentIds(tree.value.documents.map((document) => document.key))
  const built: BuiltDocument[] = []
  for (const document of tree.value.documents) {
    const made = buildDocument({
      id: ids.get(document.key)!,
      tree: document,
      sourceLocale: locale.value,
      title: config.titles?.[document.key],
      files: input.files,
      previous,
    })
    if (!made.ok) return made
    built.push(made.value)
  }
  const manifest = toManifest({ config, input, built, glossary: glossary.value, locale: locale.value })
  if (!manifest.ok) return manifest
  return ok(
    toPack(manifest.value.manifest, manifest.value.files, {
      tree: tree.value,
      built,
      previous,
      glossary: glossary.value,
    }),
  )
}

function findGlossary(
  config: PackConfig,
  files: ReadonlyMap<string, Uint8Array>,
): Result<Glossary | null, Problem> {
  const path = config.glossary ?? 'glossary.csv'
  const bytes = files.get(path)
  if (bytes) return readGlossary(bytes)
  return config.glossary ? fail(problem('glossary-invalid', `no file ${path}`)) : ok(null)
}

interface Parts {
  readonly config: PackConfig
  readonly input: BuildInput
  readonly built: readonly BuiltDocument[]
  readonly glossary: Glossary | null
  readonly locale: Manifest['sourceLocale']
}

type Files = ReadonlyMap<string, Uint8Array>

function toManifest(parts: Parts): Result<{ manifest: Manifest; files: Files }, Problem> {
  const { config, input, built, glossary } = parts
  const files = new Map(built.flatMap((b) => [...b.files]))
  if (glossary) files.set(GLOSSARY_PATH, new TextEncoder().encode(canonicalJson(glossary)))
  const { sourceLocale: _l, layout: _y, glossary: _g, titles: _t, ...carried } = config
  const previous = input.previous
  const id = config.id ?? previous?.manifest.id ?? input.name
  const read = Manifest.safeParse({
    ...carried,
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    id: id as PackId,
    title: config.title ?? previous?.manifest.title ?? input.name,
    version: config.version ?? '1',
    ...(previous && { previous: { version: previous.manifest.version, digest: previous.digest } }),
    sourceLocale: parts.locale,
    documents: built.map((b): PackDocument => b.document),
    ...(glossary && { glossary: { path: GLOSSARY_PATH } }),
    files: [...files]
      .map(([path, bytes]) => ({ path, sha256: digest(bytes), length: bytes.length }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  })
  if (read.success) return ok({ manifest: read.data, files })
  const [issue] = read.error.issues
  return fail(problem('config-invalid', `${issue?.path.join('.')}: ${issue?.message}`))
}

interface Told {
  readonly tree: SourceTree
  readonly built: readonly BuiltDocument[]
  readonly previous: Pack | null
  readonly glossary: Glossary | null
}

function toPack(manifest: Manifest, files: Files, told: Told): BuiltPack {
  // The bytes of the manifest are its canonical JSON, so that their SHA-256 is the pack's digest.
  const bytes = new TextEncoder().encode(canonicalJson(manifest))
  const packDigest = digest(bytes) as Digest
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    manifest,
    digest: packDigest,
    files: new Map([[MANIFEST_PATH, bytes], ...sorted]),
    report: toReport(manifest, packDigest, told),
  }
}

function toReport(manifest: Manifest, packDigest: Digest, told: Told): BuildReport {
  const { tree, built, previous, glossary } = told
  const ids = new Set(manifest.documents.map((d) => d.id))
  const gone = (previous?.manifest.documents ?? []).filter((d) => !ids.has(d.id))
  return {
    pack: manifest.id,
    title: manifest.title,
    version: manifest.version,
    digest: packDigest,
    layout: tree.layout,
    sourceLocale: manifest.sourceLocale,
    ...(manifest.previous && { previous: manifest.previous }),
    documents: built.map((b) => b.report),
    gone: gone.map(({ id, title }) => ({ id, title })),
    ...(glossary && {
      glossary: {
        entries: glossary.entries.length,
        terms: glossary.entries.reduce((n, entry) => n + entry.terms.length, 0),
      },
    }),
    notes: [
      ...tree.renamed.map((r) => ({
        code: 'locale-renamed',
        path: r.path,
        detail: `${r.written} is ${r.locale}`,
      })),
      ...tree.sourceMissing.map((path) => ({ code: 'source-missing', path, detail: '' })),
      ...tree.outside.map((path) => ({ code: 'outside-locale-folders', path, detail: '' })),
      ...(previous?.manifest.version === manifest.version
        ? [{ code: 'same-version', path: '', detail: manifest.version }]
        : []),
      ...built.flatMap((b) => b.notes),
    ],
  }
}
