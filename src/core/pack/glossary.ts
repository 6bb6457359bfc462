import { parse } from 'csv-parse/browser/esm/sync'
import { type Result, fail, ok } from '../base'
import { type Glossary, type GlossaryEntry, type Problem, type Term, problem } from '../model'
import { findLocale } from './locale'

type Status = Term['status']
const STATUSES: readonly string[] = ['preferred', 'admitted', 'deprecated', 'forbidden'] satisfies Status[]
const OWN = ['id', 'definition', 'note']

type Column =
  | { readonly kind: 'own' | 'extra'; readonly name: string }
  | { readonly kind: 'terms'; readonly locale: Term['locale']; readonly status: Status }

/**
 * Reads the glossary's CSV (RFC 4180, UTF-8). Columns: `id`, `definition`, `note`; then one per locale and
 * status, `de`, `de:forbidden`, `pt-BR:admitted` (no status: preferred). A cell may hold several wordings
 * separated by `|`. Other columns are carried with the entry.
 */
export function readGlossary(bytes: Uint8Array): Result<Glossary, Problem> {
  let rows: string[][]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    rows = parse(text, { bom: true, relax_column_count: false, skip_empty_lines: true, trim: true })
  } catch (e) {
    return invalid(e instanceof Error ? e.message.split('\n')[0]!.slice(0, 200) : 'unreadable')
  }
  const [head, ...body] = rows
  if (!head) return invalid('empty')
  const columns = head.map(toColumn)
  if (head[0] !== 'id') return invalid('the first column is not "id"')
  if (new Set(head).size < head.length) return invalid('a column stands twice')
  const taken = head.find((name) => name === 'terms' || name === '__proto__')
  if (taken) return invalid(`a column cannot be named ${taken}`)
  const entries: GlossaryEntry[] = []
  for (const [at, row] of body.entries()) {
    const entry = toEntry(columns, row)
    if (!entry.id) return invalid(`row ${at + 2} has no id`)
    if (entries.some((other) => other.id === entry.id)) return invalid(`${entry.id} stands twice`)
    entries.push(entry)
  }
  return ok({ entries })
}

const invalid = (detail: string): Result<Glossary, Problem> => fail(problem('glossary-invalid', detail))

function toColumn(name: string): Column {
  if (OWN.includes(name)) return { kind: 'own', name }
  const [tag, status = 'preferred', ...more] = name.split(':').map((part) => part.trim())
  const locale = more.length ? null : findLocale(tag ?? '')
  if (!locale || !STATUSES.includes(status)) return { kind: 'extra', name }
  return { kind: 'terms', locale: locale.locale, status: status as Status }
}

function toEntry(columns: readonly Column[], row: readonly string[]): GlossaryEntry {
  const fields: [string, string][] = []
  const terms: Term[] = []
  columns.forEach((column, at) => {
    const cell = row[at]!
    if (cell === '') return
    if (column.kind !== 'terms') return void fields.push([column.name, cell])
    for (const text of cell.split('|').map((part) => part.trim()))
      if (text) terms.push({ locale: column.locale, text, status: column.status })
  })
  return { id: '', ...Object.fromEntries(fields), terms }
}
