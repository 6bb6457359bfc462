import { join } from 'node:path'
import { writeZip } from '../backend/archive'
import { receiptsOf, writeReceipt } from '../core/collation'
import type { AnswerOutcome, Receipt } from '../core/model'
import { WHO_OPTIONS, WHO_USAGE, openCollation, whoOf } from './collation-file'
import { type Outcome, type Values, type Verb, textOf } from './verb'
import { mayWrite, writeWhole } from './write-file'

/** `stet receipts`: one file for each reviewer, answering everything they handed back. */
export const receipts: Verb = {
  name: 'receipts',
  summary: 'Write a receipt for each reviewer of a collation',
  usage: `stet receipts FILE --pack PACK --by NAME --out DIR [options]

  FILE                    A .stetcollation file
  --pack PACK             The version of the pack that it decides on
  --by NAME               Who issues the receipts
${WHO_USAGE}
  --out DIR               The folder that the .stetreceipt files go into
  --force                 Replace files that are there`,
  options: { pack: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' }, ...WHO_OPTIONS },
  run: async (paths, values) => {
    const [packPath, out] = [textOf(values, 'pack'), textOf(values, 'out')]
    if (paths.length !== 1) return { ok: 'usage', why: 'one collation file is needed' }
    if (!packPath) return { ok: 'usage', why: 'say which pack it decides on: --pack PACK' }
    if (!out) return { ok: 'usage', why: 'say where the receipts go: --out DIR' }
    const who = whoOf(values)
    if (typeof who === 'string') return { ok: 'usage', why: who }
    const collation = await openCollation(paths[0]!, packPath)
    if (!collation.ok) return collation
    const { file, folded, log, matters } = collation.value
    const made = receiptsOf({ head: file.head, folded, log, matters, issuedBy: who.by, issuedAt: who.at })
    return writeAll(made, out, values)
  },
}

async function writeAll(made: readonly Receipt[], out: string, values: Values): Promise<Outcome> {
  const named = made.map((receipt, i) => ({ receipt, path: join(out, nameOf(receipt, i)) }))
  // All are looked for before one is written: a refusal leaves nothing half done.
  for (const { path } of named) {
    const allowed = await mayWrite(path, values)
    if (!allowed.ok) return allowed
  }
  for (const { receipt, path } of named) {
    const written = await writeWhole(path, writeZip(writeReceipt(receipt)))
    if (!written.ok) return written
  }
  const files = named.map(({ receipt, path }) => ({
    path,
    review: receipt.review,
    replica: receipt.replica,
    reviewer: receipt.reviewer.name,
    outcomes: countsOf(receipt),
  }))
  const text = files
    .map(({ path, reviewer, outcomes }) => {
      const counts = Object.entries(outcomes).map(([outcome, n]) => `${outcome} ${n}`)
      return `${reviewer}: ${counts.join(', ')}\n  ${path}`
    })
    .join('\n')
  return { ok: true, text: text || 'nobody has handed anything back', json: { files } }
}

/** How many changes and threads came to which outcome. */
function countsOf({ answers }: Receipt): Partial<Record<AnswerOutcome, number>> {
  const counts: Partial<Record<AnswerOutcome, number>> = {}
  for (const answer of answers)
    counts[answer.outcome] =
      (counts[answer.outcome] ?? 0) + (answer.kind === 'thread' ? 1 : answer.ids.length)
  return counts
}

/** The place among the receipts keeps two reviewers of one name apart. */
function nameOf({ document, locale, reviewer }: Receipt, index: number): string {
  const plain = `${document}.${locale}.${reviewer.name}`
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .slice(0, 100)
  return `${plain}.${index + 1}.stetreceipt`
}
