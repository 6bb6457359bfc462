import type { Node } from 'prosemirror-model'
import { Refusal } from '../../contract'
import { type Result, fail, ok } from '../../core/base'
import { baseDigest } from '../../core/doc'
import { fromRevision } from '../../core/handback'
import { type CollationHead, type Problem, type Revision, problem } from '../../core/model'
import { type RebaseOptions, rebaseInSteps } from '../../core/rebase'
import { type Pause, inSteps } from './pause'
import type { PackShelf, ShelvedPack } from '../workspace/pack-shelf'
import {
  type VersionedText,
  findUpdates,
  sourceOf,
  textWithBase,
  versionsBetween,
} from '../workspace/versions'

/** Refuses with `pack-unknown` or `base-mismatch` where the library does not have what a collation is about. */
export async function openCollationText(packs: PackShelf, head: CollationHead): Promise<CollationText> {
  const found = await textWithBase(packs, head)
  if (typeof found === 'string') throw new Refusal(textProblem(found, head.packVersion))
  return new CollationText(packs, head, found)
}

function textProblem(found: 'no-pack' | 'other-text', version: string): Problem {
  return problem(found === 'no-pack' ? 'pack-unknown' : 'base-mismatch', version)
}

/** The text of a collation, on which reviews are proved and to which older ones are rebased. */
export class CollationText {
  private readonly older = new Map<string, Promise<VersionedText | 'no-pack' | 'other-text'>>()
  private readonly ways = new Map<string, Promise<Omit<RebaseOptions, 'head'>>>()

  constructor(
    private readonly packs: PackShelf,
    private readonly head: CollationHead,
    private readonly own: VersionedText,
  ) {}

  get base(): Node {
    return this.own.doc
  }

  get pack(): ShelvedPack {
    return this.own.pack
  }

  /** Whether a revision opens on this text, and is not only of the same name. */
  prove(revision: Revision): Result<null, Problem> {
    const opened = fromRevision(this.base, revision)
    return opened.ok ? ok(null) : opened
  }

  /**
   * The revision on this text: null where it is of this text already, else rebased. Fails with `pack-unknown` and
   * the version where the text it was made on is not in the library, and as `fromRevision` does.
   */
  async stand(revision: Revision, pause: Pause): Promise<Result<Revision | null, Problem>> {
    const { head } = revision
    if (head.base === this.head.base) return this.prove(revision)
    const from = await this.textOf(head)
    if (typeof from === 'string') return fail(textProblem(from, head.packVersion))
    // What was made on a later version is a matter of that version's collation.
    const later = await versionsBetween(this.packs, this.pack.digest, from.pack.digest)
    if (later) return fail(problem('base-mismatch', head.packVersion))
    const { packVersion, packDigest } = this.head
    const way = await this.wayFrom(from)
    const options = { head: { packVersion, packDigest }, ...way }
    const rebased = await inSteps(rebaseInSteps(from.doc, this.base, revision, options), pause)
    return rebased.ok ? ok(rebased.value.revision) : rebased
  }

  private textOf(head: Revision['head']): Promise<VersionedText | 'no-pack' | 'other-text'> {
    const key = `${head.packDigest} ${head.base}`
    const known = this.older.get(key) ?? textWithBase(this.packs, head)
    this.older.set(key, known)
    return known
  }

  private wayFrom(from: VersionedText): Promise<Omit<RebaseOptions, 'head'>> {
    const known = this.ways.get(from.pack.digest) ?? this.findWay(from)
    this.ways.set(from.pack.digest, known)
    return known
  }

  private async findWay(from: VersionedText): Promise<Omit<RebaseOptions, 'head'>> {
    const { document, locale, base: to } = this.head
    const ends = { document, locale, from: baseDigest(from.doc), to }
    const update = await findUpdates(this.packs, this.pack, ends)
    const old = await sourceOf(this.packs, from.pack, this.head)
    const now = await sourceOf(this.packs, this.pack, this.head)
    return { ...(update ? { update } : {}), ...(old && now ? { source: { from: old, to: now } } : {}) }
  }
}
