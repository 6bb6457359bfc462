import { type Result, fail, ok } from '../base'
import { clausesOf } from '../doc'
import { type PackDocument, type Problem, problem } from '../model'
import { openPack } from './open-pack'
import type { Pack } from './pack'

/**
 * Opens a pack and reads everything in it once: what the importer and the builder do before they trust it.
 * After it every `read` and `glossary` of the pack succeeds.
 */
export function readPack(entries: ReadonlyMap<string, Uint8Array>): Result<Pack, Problem> {
  const opened = openPack(entries)
  if (!opened.ok) return opened
  const pack = opened.value
  const glossary = pack.glossary()
  if (!glossary.ok) return glossary
  for (const document of pack.manifest.documents) {
    const fault = checkDocument(pack, document)
    if (fault) return fail(fault)
  }
  return ok(pack)
}

function checkDocument(pack: Pack, document: PackDocument): Problem | null {
  const source = pack.read(document.id, document.source.locale)
  if (!source.ok) return source.problem
  const sourceIds = new Set(clausesOf(source.value).map((clause) => clause.id))
  for (const target of document.targets) {
    const doc = pack.read(document.id, target.locale)
    if (!doc.ok) return doc.problem
    const alone = clausesOf(doc.value).filter((clause) => !sourceIds.has(clause.id))
    const told = new Set(target.unaligned)
    if (alone.length !== told.size || alone.some((clause) => !told.has(clause.id)))
      return problem('manifest-invalid', `${target.path}: unaligned clauses are told wrongly`)
  }
  return null
}
