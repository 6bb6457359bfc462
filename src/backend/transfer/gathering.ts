import { Refusal } from '../../contract'
import { type Result, fail, ok, sameJson } from '../../core/base'
import {
  type CollationFile,
  type GatherGround,
  broughtRevisions,
  faultOfEntries,
  judgeRevision,
  lineOf,
  logOf,
  standingRevisions,
  uniteEntries,
  withRevision,
} from '../../core/collation'
import { revisionDigest } from '../../core/handback'
import {
  type Digest,
  type Entry,
  type ImportLine,
  type Problem,
  type Revision,
  problem,
} from '../../core/model'
import type { CollationShelf } from '../workspace/collation-shelf'
import type { Collation } from '../workspace/collation-subject'
import type { CollationText } from './collation-text'
import type { Pause } from './pause'

/** What comes into one collation at one time: judged review by review, kept beside the journal, entered together. */
export class Gathering {
  readonly lines: ImportLine[] = []
  /** Entries of another copy of the collation that this one does not have. */
  readonly united: Entry[] = []
  readonly stored: { digest: Digest; length: number }[] = []
  private ground: GatherGround

  private constructor(
    private readonly collations: CollationShelf,
    private readonly collation: Collation,
    private readonly text: CollationText,
    private readonly pause: Pause,
  ) {
    this.ground = { text: collation.head, here: new Map() }
  }

  static async into(
    collations: CollationShelf,
    collation: Collation,
    { text, pause }: { readonly text: CollationText; readonly pause: Pause },
  ): Promise<Gathering> {
    const gathering = new Gathering(collations, collation, text, pause)
    await gathering.lookAround(collation.entries)
    return gathering
  }

  /** Adds a line for a file, or a part of one, that could not be taken in. */
  refuse(file: string, { code, detail }: Problem, about: Partial<ImportLine> = {}): void {
    this.lines.push({
      ...about,
      file: file.slice(0, 400),
      outcome: 'refused',
      reason: code,
      ...(detail ? { detail: detail.slice(0, 400) } : {}),
    })
  }

  /** Takes a review in, or says in its line why not. Lets others in between, and stops, as `pause` says. */
  async take(file: string, revision: Revision): Promise<void> {
    const name = file.slice(0, 400)
    const verdict = judgeRevision(revision, this.ground)
    const known = this.ground.here.get(revisionDigest(revision))
    if (verdict.outcome === 'other-text' || known) {
      const line = lineOf({ file: name, revision, verdict })
      const moved = known && known.stands !== line.revision
      this.lines.push(moved ? { ...line, stands: known.stands } : line)
      return
    }
    const stands = await this.text.stand(revision, this.pause)
    if (!stands.ok) {
      const { changes, threads, clauses, review, reviewer, packVersion } = lineOf({ file, revision, verdict })
      const counts = { changes, threads, clauses, review, reviewer, packVersion } as Partial<ImportLine>
      return this.refuse(file, stands.problem, counts)
    }
    const rebased = stands.value
    this.stored.push(
      ...(await this.collations.keep(this.collation.head.id, rebased ? [revision, rebased] : [revision])),
    )
    this.lines.push(lineOf({ file: name, revision, verdict, ...(rebased ? { rebased } : {}) }))
    this.ground = withRevision(this.ground, revision, revisionDigest(rebased ?? revision))
  }

  /**
   * Why another copy cannot be united with this one: another text, a review missing or one that does not open, a
   * decision that does not fit. What is undone is looked at too, for it may be done again.
   */
  async check(copy: CollationFile): Promise<Problem | null> {
    const { head } = this.collation
    const { pack, document, locale, base } = copy.head
    if (pack !== head.pack || document !== head.document || locale !== head.locale || base !== head.base)
      return problem('base-mismatch', `${copy.head.title} ${copy.head.packVersion}`.slice(0, 200))
    return faultOfEntries(copy.entries, this.text.base) ?? this.checkReviews(copy)
  }

  private async checkReviews(copy: CollationFile): Promise<Problem | null> {
    const given = new Map(copy.revisions.map((revision) => [revisionDigest(revision), revision]))
    const known = new Set([...this.collation.revisions, ...this.stored].map(({ digest }) => digest))
    const stood = standingRevisions(this.entries)
    for (const digest of standingRevisions(copy.entries)) {
      if (stood.has(digest)) continue
      const here = known.has(digest) ? await this.readOrNull(this.collation.head.id, digest) : null
      const revision = given.get(digest) ?? here
      if (!revision) return problem('file-missing', digest)
      const proved = this.text.prove(revision)
      if (!proved.ok) return proved.problem
      await this.pause()
    }
    return null
  }

  /** Unites another copy of this collation with this one, all of it or, as `check` says, nothing. */
  async unite(copy: CollationFile): Promise<Result<{ entries: number; revisions: number }, Problem>> {
    const fault = await this.check(copy)
    if (fault) return fail(fault)
    const here = new Map(this.entries.map((entry) => [entry.id, entry]))
    const fresh = copy.entries.filter((entry) => !sameJson(here.get(entry.id), entry))
    const known = new Set(this.collation.revisions.map(({ digest }) => digest))
    const stored = await this.collations.keep(this.collation.head.id, copy.revisions)
    this.stored.push(...stored)
    this.united.push(...fresh)
    await this.lookAround(uniteEntries(this.entries))
    const revisions = stored.filter(({ digest }) => !known.has(digest)).length
    return ok({ entries: fresh.length, revisions })
  }

  private get entries(): Entry[] {
    return [...this.collation.entries, ...this.united]
  }

  private async lookAround(entries: readonly Entry[]): Promise<void> {
    const { id, ...text } = this.collation.head
    let ground: GatherGround = { text, here: new Map() }
    for (const { digest, stands } of broughtRevisions(logOf(entries))) {
      const revision = await this.readOrNull(id, digest)
      if (revision) ground = withRevision(ground, revision, stands)
    }
    this.ground = ground
  }

  /** One that is damaged here counts as not here: coming in again mends it. */
  private async readOrNull(id: Collation['head']['id'], digest: Digest): Promise<Revision | null> {
    try {
      return await this.collations.revision(id, digest)
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  }
}
