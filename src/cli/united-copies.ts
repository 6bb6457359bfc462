import type { Node } from 'prosemirror-model'
import { canonicalJson, sameJson } from '../core/base'
import { type CollationFile, faultOfEntries, standingRevisions, uniteEntries } from '../core/collation'
import { fromRevision, revisionDigest } from '../core/handback'
import {
  type CollationHead,
  type Digest,
  type ImportLine,
  type Problem,
  type Revision,
  problem,
} from '../core/model'
import { type Copy, refused } from './merge-input'

export interface United {
  /** Null where no copy could be taken in. */
  readonly collation: CollationFile | null
  /** One for each copy, as the import report of the Collate screen has them. */
  readonly lines: readonly ImportLine[]
}

/**
 * Copies of a collation as one: everything that anybody did in any of them, and every review that one has. The same
 * copies give the same collation in whatever order they are given. One that does not fit the text or is not whole is
 * refused by itself.
 */
export function unitedCopies(
  copies: readonly Copy[],
  text: { readonly head: CollationHead; readonly base: Node },
): United {
  const lines: ImportLine[] = []
  let collation: CollationFile | null = null
  for (const { file, collation: copy } of copies) {
    const fault = faultOf(copy, text)
    if (fault) {
      lines.push(refused(file, fault))
      continue
    }
    const before: CollationFile | null = collation
    collation = before ? unitedWith(before, copy) : copy
    const here = new Map(before?.entries.map((entry) => [entry.id, entry]))
    const fresh = {
      entries: collation.entries.filter((entry) => !sameJson(here.get(entry.id), entry)).length,
      revisions: byDigest(collation).size - (before ? byDigest(before).size : 0),
    }
    const outcome = !before ? 'added' : fresh.entries + fresh.revisions ? 'updated' : 'already-there'
    lines.push({ file, outcome, united: fresh })
  }
  return { collation, lines }
}

/** What makes two collations copies of one: they decide on the same text. */
type Text = Pick<CollationHead, 'pack' | 'document' | 'locale' | 'base'>

/** The head under which copies of a text's collation are united: of the one that was begun first. */
export function headOfCopies(copies: readonly Copy[], text: Text): CollationHead | null {
  const same = copies.flatMap(({ collation }) => (isOf(collation.head, text) ? collation : []))
  return same.sort(byAge)[0]?.head ?? null
}

/** Why a collation of another text is not united. */
export function otherText({ head }: CollationFile): Problem {
  return problem('base-mismatch', `${head.title} ${head.packVersion}`.slice(0, 200))
}

function isOf(head: CollationHead, { pack, document, locale, base }: Text): boolean {
  return head.pack === pack && head.document === document && head.locale === locale && head.base === base
}

function unitedWith(a: CollationFile, b: CollationFile): CollationFile {
  const [first, second] = [a, b].sort(byAge) as [CollationFile, CollationFile]
  const extra = { ...second.extra, ...first.extra }
  return {
    head: first.head,
    entries: uniteEntries(a.entries, b.entries),
    revisions: [...new Map([...byDigest(a), ...byDigest(b)]).values()],
    ...(Object.keys(extra).length ? { extra } : {}),
  }
}

function byAge(a: CollationFile, b: CollationFile): number {
  const [x, y] = [a, b].map(({ head, extra }) => [
    head.createdAt,
    canonicalJson({ head, extra: extra ?? {} }),
  ])
  const [one, other] = [x!.join(' '), y!.join(' ')]
  return one < other ? -1 : one === other ? 0 : 1
}

/** Why a copy cannot be united: of another text, a review missing or one that does not open, a decision that does not fit. */
function faultOf(copy: CollationFile, text: { head: CollationHead; base: Node }): Problem | null {
  if (!isOf(copy.head, text.head)) return otherText(copy)
  const fault = faultOfEntries(copy.entries, text.base)
  if (fault) return fault
  const given = byDigest(copy)
  for (const digest of standingRevisions(copy.entries)) {
    const revision = given.get(digest)
    if (!revision) return problem('file-missing', digest)
    const proved = fromRevision(text.base, revision)
    if (!proved.ok) return proved.problem
  }
  return null
}

function byDigest({ revisions }: Pick<CollationFile, 'revisions'>): Map<Digest, Revision> {
  return new Map(revisions.map((revision) => [revisionDigest(revision), revision]))
}
