import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Node } from 'prosemirror-model'
import { docOf } from '../../src/core/doc'
import { readMarkdown } from '../../src/core/format/markdown'
import { parse } from 'csv-parse/sync'

const ROOT = join(import.meta.dirname, '../../resources/sample-pack-src')

export const VERSIONS = ['v1', 'v2'] as const
export type Version = (typeof VERSIONS)[number]
export const LOCALES = ['de', 'es', 'ar', 'ja', 'hi'] as const

export interface Mistake {
  readonly kind: 'planted' | 'lagging'
  readonly locale: string
  readonly clause: string
  readonly what: string
  /** Empty where something was left out. */
  readonly wrong: string
  readonly right: string
  readonly in: Readonly<Record<Version, boolean>>
}

export function readText(version: Version, locale: string): string {
  return readFileSync(join(ROOT, version, locale, 'live-gifting.md'), 'utf8')
}

/** The source folder of one version, as `stet pack build` reads it. */
export function readFiles(version: Version): Map<string, Uint8Array> {
  const folder = join(ROOT, version)
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
  return new Map(
    entries.map((e) => {
      const path = join(e.parentPath, e.name)
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)]
    }),
  )
}

/** The kind of every clause in reading order. */
export function clausesIn(version: Version, locale: string): string[] {
  const read = readMarkdown(readText(version, locale))
  if (!read.ok) throw new Error(`${version} ${locale}: ${read.problem.detail}`)
  const kinds: string[] = []
  docOf(read.value.blocks).descendants((node, _, parent) => {
    if (node.isTextblock) kinds.push(kindOf(node, parent))
    return !node.isTextblock
  })
  return kinds
}

function kindOf(node: Node, parent: Node | null): string {
  const { list, depth, quote } = node.attrs as { list: string | null; depth: number; quote: number }
  if (parent?.type.name === 'table_cell') return 'cell'
  if (quote > 0) return 'quote'
  return (list ?? node.type.name) + (depth ? `+${depth}` : '')
}

/** The tables of MISTAKES.md: planted mistakes have seven columns, what lags behind has six. */
export function readMistakes(): Mistake[] {
  const lines = readFileSync(join(ROOT, 'MISTAKES.md'), 'utf8').split('\n')
  return lines
    .filter((line) => /^\| (de|es|ar|ja|hi) \|/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map(([, locale, ...rest]) => {
      const planted = rest.length === 7
      const [v1, v2, what, wrong, right] = planted ? rest : ['—', ...rest]
      return {
        kind: planted ? 'planted' : 'lagging',
        locale: locale!,
        clause: v1 === '—' ? v2! : v1!,
        what: what!,
        wrong: textOf(wrong!),
        right: textOf(right!),
        in: { v1: v1 !== '—', v2: v2 !== 'not in v2' },
      }
    })
}

function textOf(cell: string): string {
  if (cell === '—') return ''
  return cell.replace(/^`|`$/g, '').replaceAll('\\|', '|').replaceAll(' ⏎ ', '\n')
}

/** The wordings of one locale that have one of the given statuses. */
export function readTerms(version: Version, locale: string, statuses: readonly string[]): string[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(ROOT, version, 'glossary.csv')), {
    columns: true,
  })
  const names = statuses.map((status) => (status === 'preferred' ? locale : `${locale}:${status}`))
  return rows.flatMap((row) => names.flatMap((name) => (row[name] ?? '').split('|'))).filter(Boolean)
}
