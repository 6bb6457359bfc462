import type { TFunction } from 'i18next'
import type { PrecedentRow } from '../../../contract'

/**
 * A precedent as it is quoted: what was ruled, for which clause and version, by whom and when. Null unless it holds:
 * what is reversed or to be reconfirmed cannot be cited.
 */
export function citationOf(
  { precedent, standing, reconfirmed, latest }: PrecedentRow,
  t: TFunction<'register'>,
  date: string,
): string | null {
  if (standing !== 'holds') return null
  const { clause, ruling, by, id } = precedent
  const words = {
    ruling,
    document: clause.documentTitle,
    heading: clause.heading,
    version: clause.packVersion,
    name: by,
    date,
    id,
  }
  const last = reconfirmed.filter(({ text }) => text === latest?.text).at(-1)
  return last
    ? t('register:precedent.citationReconfirmed', { ...words, latest: last.version.packVersion })
    : t('register:precedent.citation', words)
}
