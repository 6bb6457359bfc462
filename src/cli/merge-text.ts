import type { Node } from 'prosemirror-model'
import { type Result, fail, ok } from '../core/base'
import { baseDigest } from '../core/doc'
import { fromRevision } from '../core/handback'
import { type CollationHead, type Problem, type Revision, problem } from '../core/model'
import type { Pack } from '../core/pack'
import { rebase } from '../core/rebase'

/** The text of a collation, on which reviews are proved and to which those of older versions are rebased. */
export class MergeText {
  constructor(
    readonly head: CollationHead,
    private readonly pack: Pack,
    readonly base: Node,
    private readonly older: readonly Pack[],
  ) {}

  /** The review on this text: null where it is of this text already, else rebased. `pack-unknown` names its version. */
  stand(revision: Revision): Result<Revision | null, Problem> {
    const { head } = this
    if (revision.head.base === head.base) {
      const opened = fromRevision(this.base, revision)
      return opened.ok ? ok(null) : opened
    }
    const from = this.older.find((pack) => {
      const text = pack.read(head.document, head.locale)
      return pack.manifest.id === head.pack && text.ok && baseDigest(text.value) === revision.head.base
    })
    const text = from?.read(head.document, head.locale)
    if (!from || !text?.ok) return fail(problem('pack-unknown', revision.head.packVersion))
    const { packVersion, packDigest } = head
    const source = this.sourceSince(from)
    const rebased = rebase(text.value, this.base, revision, {
      head: { packVersion, packDigest },
      ...(source ? { source } : {}),
    })
    return rebased.ok ? ok(rebased.value.revision) : rebased
  }

  private sourceSince(older: Pack): { from: Node; to: Node } | null {
    const { document, locale } = this.head
    const { sourceLocale } = this.pack.manifest
    if (sourceLocale === locale) return null
    const from = older.read(document, older.manifest.sourceLocale)
    const to = this.pack.read(document, sourceLocale)
    return from.ok && to.ok ? { from: from.value, to: to.value } : null
  }
}
