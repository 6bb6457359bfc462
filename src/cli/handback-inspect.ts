import { type Handback, type RevisionSummary, revisionDigest, summaryOf } from '../core/handback'
import type { Revision } from '../core/model'
import { openRevision, readHandbackFile, readPackOf } from './handback-file'
import { type Outcome, type Verb, textOf } from './verb'

/** `stet handback inspect`: who hands back what, and whether it is whole. */
export const handbackInspect: Verb = {
  name: 'handback inspect',
  summary: 'Check a handback and say what it holds',
  usage: `stet handback inspect FILE [--pack PACK]

  FILE                    A .stethandback file
  --pack PACK             The pack it was made on: every review is laid on its text again and proved
  Every file in it is checked against its digest.`,
  options: { pack: { type: 'string' } },
  run: async (paths, values) => {
    if (paths.length !== 1) return { ok: 'usage', why: 'one handback file is needed' }
    const handback = await readHandbackFile(paths[0]!)
    if (!handback.ok) return handback
    const packPath = textOf(values, 'pack')
    if (packPath === undefined) return describe(handback.value, 'not-checked')
    const pack = await readPackOf(handback.value, packPath)
    if (!pack.ok) return pack
    for (const revision of handback.value.revisions) {
      const opened = openRevision(pack.value, revision)
      if (!opened.ok) return opened
    }
    return describe(handback.value, 'proved')
  },
}

type OnPack = 'proved' | 'not-checked'

function describe(handback: Handback, onPack: OnPack): Outcome {
  const { pack, author, createdAt, revisions } = handback
  const reviews = revisions.map(reviewOf)
  const proof = onPack === 'proved' ? 'every review fits the text of the pack' : 'not checked against a pack'
  const text = [
    `${pack.title} (${pack.id}), version ${pack.version}`,
    `handed back by ${author.name} (${author.id}) at ${createdAt}`,
    `pack digest: ${pack.digest}`,
    proof,
    ...reviews.flatMap((r) => [
      '',
      `${r.document} in ${r.locale}, by ${r.author.name}, last changed ${r.updatedAt}`,
      `  ${countsText(r.counts)}`,
      `  revision ${r.revision}`,
      `  base digest ${r.base}`,
    ]),
  ].join('\n')
  return { ok: true, text, json: { pack, author, createdAt, onPack, reviews } }
}

function reviewOf(revision: Revision) {
  const { id, document, locale, author, base } = revision.head
  return {
    review: id,
    revision: revisionDigest(revision),
    document,
    locale,
    author,
    base,
    ancestors: revision.ancestors,
    updatedAt: revision.updatedAt,
    counts: summaryOf(revision),
  }
}

function countsText(counts: RevisionSummary): string {
  return [
    `${counts.changes} suggestions waiting`,
    `${counts.accepted} accepted inside`,
    `${counts.threads} threads (${counts.openThreads} open)`,
    `${counts.comments} comments`,
    `clauses: ${counts.reviewed} reviewed, ${counts.flagged} flagged, ${counts.inWork} in work`,
  ].join(', ')
}
