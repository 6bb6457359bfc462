import { dispositionWords } from '../backend/transfer/disposition-words'
import type { AnswerOutcome } from '../core/model'
import { dispositionRows } from '../core/collation'
import { dispositionCsv } from '../core/format/csv'
import { openCollation } from './collation-file'
import { type Verb, textOf } from './verb'
import { mayWrite, writeWhole } from './write-file'

/** `stet disposition`: every proposal and thread of a collation, and what became of it, as CSV. */
export const disposition: Verb = {
  name: 'disposition',
  summary: 'Write the disposition table of a collation',
  usage: `stet disposition FILE --pack PACK --csv OUT [options]

  FILE                    A .stetcollation file
  --pack PACK             The version of the pack that it decides on
  --csv OUT               The .csv file to write
  --ui-locale TAG         Language of the table's own words (default en)
  --force                 Replace OUT if it is there`,
  options: {
    pack: { type: 'string' },
    csv: { type: 'string' },
    'ui-locale': { type: 'string' },
    force: { type: 'boolean' },
  },
  run: async (paths, values) => {
    const [packPath, out] = [textOf(values, 'pack'), textOf(values, 'csv')]
    if (paths.length !== 1) return { ok: 'usage', why: 'one collation file is needed' }
    if (!packPath) return { ok: 'usage', why: 'say which pack it decides on: --pack PACK' }
    if (!out) return { ok: 'usage', why: 'say where the table goes: --csv FILE' }
    const allowed = await mayWrite(out, values)
    if (!allowed.ok) return allowed
    const collation = await openCollation(paths[0]!, packPath)
    if (!collation.ok) return collation
    const { folded, log, matters } = collation.value
    const rows = dispositionRows(folded, log, matters)
    const words = dispositionWords(textOf(values, 'ui-locale') ?? 'en')
    const written = await writeWhole(out, dispositionCsv(rows, words))
    if (!written.ok) return written
    const outcomes: Partial<Record<AnswerOutcome, number>> = {}
    for (const { outcome } of rows) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    const text = [
      `${rows.length} rows`,
      ...Object.entries(outcomes).map(([outcome, n]) => `  ${outcome}  ${n}`),
      `written to ${out}`,
    ].join('\n')
    return { ok: true, text, json: { rows, outcomes, out } }
  },
}
