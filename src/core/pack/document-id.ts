import { digest } from '../base'
import type { DocumentId } from '../model'

/**
 * Ids of documents by their keys, which are paths without locale and extension: readable where the path is
 * plain, and distinct always. The same key gives the same id as long as no other key comes to resemble it.
 */
export function documentIds(keys: readonly string[]): ReadonlyMap<string, DocumentId> {
  const plain = keys.map((key) => slug(key))
  const ids = keys.map((key, at) => {
    const name = plain[at]!
    const alone = name !== '' && plain.filter((other) => other === name).length === 1
    return [key, (alone ? name : `${name || 'document'}-${digest(key).slice(0, 8)}`) as DocumentId] as const
  })
  return new Map(ids)
}

/** Lower-case letters, digits and single dashes; folders become dots. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('/', '.')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/-*\.[-.]*/g, '.')
    .slice(0, 80)
}
