import type { Node } from 'prosemirror-model'
import { writeZip } from '../../src/backend/archive/write-archive'
import { clausesOf } from '../../src/core/doc'
import { PackId, type Revision } from '../../src/core/model'
import { type Pack, buildPack, readPack } from '../../src/core/pack'
import { bigBase, revisionsBy } from './reviewers'
import { aboutOf, handbackFile, textOf } from './round'

/** Many handbacks on one long text: far more to decide than anybody has seen in one round. */
export interface LargeRound {
  readonly pack: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly revisions: readonly Revision[]
  readonly base: Node
}

export interface LargeRoundOf {
  readonly words: number
  readonly reviewers: number
  /** Edits of each reviewer. */
  readonly changes: number
  /** Threads of each reviewer. */
  readonly threads: number
}

/** The round that folds to about 5,000 matters. */
export const FIVE_THOUSAND: LargeRoundOf = { words: 50_000, reviewers: 12, changes: 1250, threads: 30 }

const LOCALE = 'en-GB'
const SEED = 3

export function makeLargeRound({ words, reviewers, changes, threads }: LargeRoundOf): LargeRound {
  const text = markdownOf(bigBase(words))
  const texts = new Map(['en', LOCALE].map((locale) => [`${locale}/site-policies.md`, text]))
  const pack = builtPack({ id: PackId.parse('site-policies'), title: 'Site policies', texts })
  const base = textOf(pack, LOCALE)
  const about = aboutOf(pack, LOCALE)
  const revisions = revisionsBy(base, reviewers, { seed: SEED, changes, threads, locale: LOCALE, about })
  return {
    pack: writeZip(pack.files),
    files: new Map(revisions.map((one) => [`${one.head.id}.stethandback`, handbackFile(one, pack)])),
    revisions,
    base,
  }
}

/** A pack of one document, from its Markdown by path. */
export function builtPack(of: {
  readonly id: PackId
  readonly title: string
  readonly texts: ReadonlyMap<string, string>
}): Pack {
  const { id, title, texts } = of
  const files = new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]))
  const options = { id, title, version: 'v1', sourceLocale: 'en' }
  const built = buildPack({ files, options, name: id })
  if (!built.ok) throw new Error(built.problem.detail)
  const read = readPack(built.value.files)
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

function markdownOf(doc: Node): string {
  return clausesOf(doc)
    .map(({ node }) => `${prefixOf(node)}${node.textContent.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')}`)
    .join('\n\n')
}

function prefixOf(node: Node): string {
  if (node.type.name === 'heading') return `${'#'.repeat(node.attrs['level'] as number)} `
  return node.attrs['list'] ? '- ' : ''
}
