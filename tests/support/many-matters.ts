import type { Node } from 'prosemirror-model'
import { writeZip } from '../../src/backend/archive/write-archive'
import { baseDigest, clausesOf } from '../../src/core/doc'
import { toRevision } from '../../src/core/handback'
import {
  type Change,
  type ChangeId,
  type ChangeRecord,
  PackId,
  ReviewHead,
  type Revision,
} from '../../src/core/model'
import { beginReview } from '../../src/core/review'
import { builtPack } from './large-round'
import { aboutOf, handbackFile, textOf } from './round'

/**
 * Three handbacks on a text of so many paragraphs of one sentence, made without the work of tracking each edit. In
 * every paragraph the first two reviewers want the same word, the first and the last different ones, and the second
 * drops one alone: three matters each, of which one is a disagreement.
 */
export function makeManyMatters(paragraphs: number): {
  readonly pack: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
} {
  const text = Array.from({ length: paragraphs }, (_, n) => sentenceOf(n + 1)).join('\n\n')
  const texts = new Map(['en', 'de'].map((locale) => [`${locale}/rules.md`, `# House rules\n\n${text}`]))
  const pack = builtPack({ id: PackId.parse('many-rules'), title: 'House rules', texts })
  const base = textOf(pack, 'de')
  const about = aboutOf(pack, 'de')
  const team = WISHES.map((wishes, n) => revisionOf(base, { n, wishes, about }))
  return {
    pack: writeZip(pack.files),
    files: new Map(team.map((one) => [`${one.head.id}.stethandback`, handbackFile(one, pack)])),
  }
}

function sentenceOf(n: number): string {
  return `Rule ${n} says that every account keeps to the limits of its market without any exception.`
}

/** What becomes of which word: another, or nothing. */
type Wishes = Readonly<Record<string, string>>

const WISHES: readonly Wishes[] = [
  { account: 'seller', limits: 'bounds' },
  { account: 'seller', 'any ': '' },
  { limits: 'rules' },
]

interface Wanting {
  readonly n: number
  readonly wishes: Wishes
  readonly about: Record<string, unknown>
}

function revisionOf(base: Node, { n, wishes, about }: Wanting): Revision {
  const at = '2026-11-02T08:00:00.000Z'
  const name = ['Ana Torres', 'Bo Castell', 'Chidi Okafor'][n]!
  const head = ReviewHead.parse({
    ...about,
    id: `review-${n}`,
    author: { id: `author-${n}`, name },
    createdAt: at,
    base: baseDigest(base),
  })
  const blank = toRevision(beginReview({ head, base, replica: `desk${n}` }))
  const records: ChangeRecord[] = []
  const mint = (kind: 'insertion' | 'deletion'): ChangeId => {
    const id = `desk${n}s0.${records.length + 1}` as ChangeId
    const by = { author: head.author.id, createdAt: at, updatedAt: at }
    records.push({ id, kind, ...by, group: `desk${n}s0.g${records.length}`, origin: 'typing' })
    return id
  }
  const changes = editsOf(base, wishes).flatMap(({ from, to, words }): Change[] => {
    const ids = [mint('deletion')]
    const gone: Change = { kind: 'deletion', ids, flow: 'b', from: [from, 0], to: [to, 0] }
    if (words === '') return [gone]
    const content = [{ text: words }]
    return [gone, { kind: 'insertion', ids: [mint('insertion')], flow: 'b', at: [to, 0], content }]
  })
  return { ...blank, rev: 1, records, pending: { changes, threads: [] } }
}

/** Places in tokens of the body: a character each, and one for the end of a paragraph. */
function editsOf(base: Node, wishes: Wishes): { from: number; to: number; words: string }[] {
  let start = 0
  return clausesOf(base).flatMap(({ node }) => {
    const edits = Object.entries(wishes).flatMap(([word, words]) => {
      const at = node.textContent.indexOf(word)
      return at < 0 ? [] : [{ from: start + at, to: start + at + word.length, words }]
    })
    start += node.content.size + 1
    return edits.sort((a, b) => a.from - b.from)
  })
}
