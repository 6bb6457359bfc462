import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { writeZip } from '../../src/backend/archive/write-archive'
import { writeHandback } from '../../src/core/handback'
import { type DocumentId, Locale, PackId, type Revision } from '../../src/core/model'
import { type Pack, buildPack, readPack } from '../../src/core/pack'
import { rebase } from '../../src/core/rebase'
import { laterRevision, revisionBy } from './reviewers'
import { NAMES } from './reviewers-words'

/**
 * A round of review of a corpus text, as a policy specialist finds it in a folder: twelve reviewers' handbacks, one
 * of them made on the version before, one there twice, one also in an earlier state, one on two machines, and one
 * file cut short in transit.
 */
export interface Round {
  readonly locale: string
  readonly old: Uint8Array
  readonly pack: Uint8Array
  /** What is in the folder, by file name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The file that was cut short, whole; it comes when all is decided. */
  readonly late: { readonly name: string; readonly bytes: Uint8Array }
  /** What the folder's readable files come to: the newest state of every review, as it was handed back. */
  readonly revisions: readonly Revision[]
  readonly lateRevision: Revision
  readonly base: Node
}

const REVIEWERS = 12

export function makeRound(locale: string, { seed = 7, changes = 14, threads = 3 } = {}): Round {
  const old = buildVersion(locale, 'v1', null)
  const pack = buildVersion(locale, 'v2', old)
  const [oldBase, base] = [textOf(old, locale), textOf(pack, locale)]
  const common = { locale, changes, threads, flags: 1, errors: seed, reviewed: 0.6 }
  const one = (n: number, of: 'old' | 'new'): Revision =>
    revisionBy(of === 'old' ? oldBase : base, {
      ...common,
      seed: seed + n,
      name: NAMES[n % NAMES.length]!,
      replica: `desk${n}`,
      about: aboutOf(of === 'old' ? old : pack, locale),
    })
  const team = Array.from({ length: REVIEWERS }, (_, n) => one(n, n === 1 ? 'old' : 'new'))
  mustMove(oldBase, base, team[1]!)
  const further = { ...common, changes: 5, threads: 1 }
  const later = laterRevision(base, team[2]!, { ...further, seed: seed + 100 })
  const apart = laterRevision(base, team[2]!, { ...further, seed: seed + 200, replica: 'laptop' })
  const lateRevision = team[3]!
  const files = new Map<string, Uint8Array>()
  const put = (name: string, revision: Revision): void => {
    files.set(`${name}.stethandback`, handbackFile(revision, revision.head.packVersion === 'v1' ? old : pack))
  }
  team.forEach((revision, n) => put(`${String(n + 1).padStart(2, '0')}-${revision.head.id}`, revision))
  put('03-again-later', later)
  put('03-from-the-laptop', apart)
  put('05-copy', team[4]!)
  const name = `04-${lateRevision.head.id}.stethandback`
  const bytes = files.get(name)!
  files.set(name, bytes.slice(0, Math.floor(bytes.length * 0.6)))
  const revisions = [...team.filter((r) => r !== lateRevision && r !== team[2]), later, apart]
  return {
    locale,
    files,
    late: { name, bytes },
    revisions,
    lateRevision,
    base,
    old: writeZip(old.files),
    pack: writeZip(pack.files),
  }
}

/** A round in which nothing has to move to the newer version would prove nothing about moving. */
function mustMove(from: Node, to: Node, revision: Revision): void {
  const head = { packVersion: 'v2', packDigest: revision.head.packDigest }
  const rebased = rebase(from, to, revision, { head })
  if (!rebased.ok) throw new Error(rebased.problem.detail)
  const lines = rebased.value.report.lines.filter(({ kind }) => kind === 'change')
  if (!lines.length || lines.every(({ verdict }) => verdict === 'kept'))
    throw new Error(`nothing moves to v2: ${lines.length} changes`)
}

function buildVersion(locale: string, version: 'v1' | 'v2', previous: Pack | null): Pack {
  const folder = join(import.meta.dirname, '../fixtures/corpus/contributor-covenant-2.1')
  const files = new Map<string, Uint8Array>()
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    const older = version === 'v1' && name === fileOf(locale) ? olderText(text) : text
    files.set(name, new TextEncoder().encode(older))
  }
  const options = { id: PackId.parse('covenant'), title: 'Contributor Covenant', version, sourceLocale: 'en' }
  const built = buildPack({ files, options, name: 'covenant', ...(previous ? { previous } : {}) })
  if (!built.ok) throw new Error(built.problem.detail)
  const read = readPack(built.value.files)
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

function fileOf(locale: string): string {
  return locale === 'en' ? 'code_of_conduct.md' : `code_of_conduct.${locale}.md`
}

/** The text as it was a version ago: a paragraph more, one less, some that ended sooner, some that said a thing twice. */
function olderText(text: string): string {
  const blocks = text.split(/(?:\r?\n){2,}/)
  const long = blocks.flatMap((block, i) => (/^[^#+\s<[*-]/.test(block) && block.length > 40 ? [i] : []))
  const [missing, more] = [1, 3].map((quarter) => long[Math.floor((long.length * quarter) / 4)]!)
  return blocks
    .flatMap((block, i) => {
      if (i === missing) return []
      if (i === more) return [block, block.slice(0, 40)]
      const nth = long.indexOf(i)
      const half = Math.floor(block.length / 2)
      if (nth % 3 === 0) return [block.slice(0, half)]
      return nth % 3 === 1 ? [`${block}${block.slice(half).replaceAll(/^[\p{M}]+/gu, '')}`] : [block]
    })
    .join('\n\n')
}

export function textOf(pack: Pack, locale: string): Node {
  const text = pack.read(documentOf(pack), Locale.parse(locale))
  if (!text.ok) throw new Error(text.problem.detail)
  return text.value
}

function documentOf({ manifest }: Pack): DocumentId {
  return manifest.documents[0]!.id
}

export function aboutOf(pack: Pack, locale: string): Record<string, unknown> {
  const { id, version } = pack.manifest
  return { pack: id, packVersion: version, packDigest: pack.digest, document: documentOf(pack), locale }
}

export function handbackFile(revision: Revision, { manifest, digest }: Pack): Uint8Array {
  const { id, version, title } = manifest
  const entries = writeHandback({
    pack: { id, version, digest, title },
    author: revision.head.author,
    createdAt: '2026-11-10T09:00:00.000Z',
    revisions: [revision],
  })
  return writeZip(entries)
}
