import { Refusal } from '../../contract'
import type { ClauseRef, PackId } from '../../core/model'
import { type LatestClause, type PlacedClause, placedClauses } from '../../core/register'
import { baseDigest } from '../../core/doc'
import type { PackShelf, ShelvedPack } from './pack-shelf'
import { findRendering, readRendering } from './renderings'

/** A clause as it stands in the newest version that is here; `excerpt` null where it is gone. */
export interface FoundClause extends LatestClause {
  readonly excerpt: string | null
}

interface ReadText {
  readonly whole: FoundClause['text']
  readonly clauses: ReadonlyMap<string, PlacedClause>
}

/** Looks clauses up in the newest versions of their packs. Texts are read once: what a pack holds never changes. */
export class RegisterVersions {
  private readonly texts = new Map<string, Promise<ReadText>>()

  constructor(private readonly packs: PackShelf) {}

  /** Null when no version of the pack is here, or the newest is damaged. */
  async latest({ pack, document, locale, clause }: ClauseRef): Promise<FoundClause | null> {
    const newest = newestOf(await this.packs.list(), pack)
    if (!newest) return null
    const version = { packVersion: newest.manifest.version, packDigest: newest.digest }
    if (!findRendering(newest.manifest, document, locale)) return { ...version, text: null, excerpt: null }
    const text = await this.text(newest, { document, locale })
    if (!text) return null
    if (clause === null) return { ...version, text: text.whole, excerpt: '' }
    const found = text.clauses.get(clause)
    return { ...version, text: found?.text ?? null, excerpt: found?.excerpt ?? null }
  }

  private async text(
    pack: ShelvedPack,
    name: Pick<ClauseRef, 'document' | 'locale'>,
  ): Promise<ReadText | null> {
    const key = `${pack.digest} ${name.document} ${name.locale}`
    const reading = this.texts.get(key) ?? readText(this.packs, pack, name)
    this.texts.set(key, reading)
    try {
      return await reading
    } catch (error) {
      this.texts.delete(key)
      if (error instanceof Refusal) return null
      throw error
    }
  }
}

/** The version that no other one follows: by what versions say of their forerunners, then by time. */
export function newestOf(packs: readonly ShelvedPack[], pack: PackId): ShelvedPack | null {
  const versions = packs.filter(({ manifest }) => manifest.id === pack)
  const followed = new Set(versions.map(({ manifest }) => manifest.previous?.digest))
  const last = versions.filter(({ digest }) => !followed.has(digest))
  const timeOf = ({ manifest, importedAt }: ShelvedPack): string => manifest.createdAt ?? importedAt
  return last.reduce<ShelvedPack | null>(
    (best, one) => (best && timeOf(best) >= timeOf(one) ? best : one),
    null,
  )
}

async function readText(
  packs: PackShelf,
  pack: ShelvedPack,
  name: Pick<ClauseRef, 'document' | 'locale'>,
): Promise<ReadText> {
  const doc = await readRendering(packs, pack, name)
  return {
    whole: baseDigest(doc),
    clauses: new Map(placedClauses(doc).map((clause) => [clause.clause as string, clause])),
  }
}
