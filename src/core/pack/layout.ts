import { type Result, fail, ok } from '../base'
import { type Locale, type Problem, problem } from '../model'
import { type LocaleTag, findLocale } from './locale'

export type Layout = 'folders' | 'suffix'

/** One policy document and the file of each of its locales. */
export interface SourceDocument {
  /** Path without locale and extension; what document ids are made of. */
  readonly key: string
  readonly source: string
  readonly targets: ReadonlyMap<Locale, string>
}

export interface SourceTree {
  readonly layout: Layout
  readonly documents: readonly SourceDocument[]
  /** Files whose locale was written in an old spelling, such as `iw` for `he`. */
  readonly renamed: readonly { readonly path: string; readonly written: string; readonly locale: Locale }[]
  /** Translations of documents that have no source file. They are not built. */
  readonly sourceMissing: readonly string[]
  /** Files beside the locale folders, such as a README. They are not built. */
  readonly outside: readonly string[]
}

interface Placed {
  readonly path: string
  readonly key: string
  readonly tag: LocaleTag | null
}

/**
 * Sorts Markdown files into documents and locales. Two layouts: a folder per locale (`de/a/x.md`), or a suffix
 * (`a/x.de.md` beside `a/x.md`, which is the source). Which one is found by looking, unless it is given.
 */
export function readLayout(
  paths: readonly string[],
  sourceLocale: Locale,
  wanted?: Layout,
): Result<SourceTree, Problem> {
  const files = paths.filter((path) => /\.(md|markdown)$/i.test(path)).sort()
  if (!files.length) return fail(problem('source-missing', 'no Markdown file'))
  const layout = wanted ?? (looksLikeFolders(files, sourceLocale) ? 'folders' : 'suffix')
  const outside = layout === 'folders' ? files.filter((path) => !folderTag(path)) : []
  const placed = files
    .filter((path) => !outside.includes(path))
    .map((path) => (layout === 'folders' ? byFolder(path) : bySuffix(path)))
  const groups = new Map<string, Map<Locale, Placed>>()
  for (const file of placed) {
    const group = groups.get(groupKey(file.key)) ?? new Map<Locale, Placed>()
    groups.set(groupKey(file.key), group)
    const locale = file.tag?.locale ?? sourceLocale
    const other = group.get(locale)
    if (other) return fail(problem('config-invalid', `two files for ${locale}: ${other.path}, ${file.path}`))
    group.set(locale, file)
  }
  const tree = toTree(groups, sourceLocale)
  return tree.ok ? ok({ layout, outside, ...tree.value }) : tree
}

function looksLikeFolders(files: readonly string[], sourceLocale: Locale): boolean {
  const nested = files.filter((path) => path.includes('/'))
  return (
    nested.every((path) => folderTag(path)) && nested.some((path) => folderTag(path)?.locale === sourceLocale)
  )
}

function toTree(
  groups: ReadonlyMap<string, ReadonlyMap<Locale, Placed>>,
  sourceLocale: Locale,
): Result<Omit<SourceTree, 'layout' | 'outside'>, Problem> {
  const documents: SourceDocument[] = []
  const sourceMissing: string[] = []
  for (const group of groups.values()) {
    const source = group.get(sourceLocale)
    if (!source) {
      sourceMissing.push(...[...group.values()].map((file) => file.path))
      continue
    }
    const targets = new Map<Locale, string>()
    for (const [locale, file] of [...group].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (locale !== sourceLocale) targets.set(locale, file.path)
    documents.push({ key: source.key, source: source.path, targets })
  }
  if (!documents.length) return fail(problem('source-missing', `no document in ${sourceLocale}`))
  documents.sort((a, b) => (a.key < b.key ? -1 : 1))
  const renamed = [...groups.values()]
    .flatMap((group) => [...group.values()])
    .flatMap(({ path, tag }) => (tag?.renamed ? [{ path, written: tag.written, locale: tag.locale }] : []))
  return ok({ documents, renamed, sourceMissing: sourceMissing.sort() })
}

const folderTag = (path: string): LocaleTag | null =>
  path.includes('/') ? findLocale(path.slice(0, path.indexOf('/'))) : null

const stem = (path: string): string => path.replace(/\.(md|markdown)$/i, '')

function byFolder(path: string): Placed {
  const tag = folderTag(path)
  return { path, key: stem(tag ? path.slice(path.indexOf('/') + 1) : path), tag }
}

function bySuffix(path: string): Placed {
  const name = stem(path)
  const dot = name.lastIndexOf('.')
  const tag = dot > name.lastIndexOf('/') + 1 ? findLocale(name.slice(dot + 1)) : null
  return { path, key: tag ? name.slice(0, dot) : name, tag }
}

/** Translators spell a file's name as they please: `code-of-conduct.hi` belongs to `code_of_conduct`. */
const groupKey = (key: string): string => key.toLowerCase().replaceAll('_', '-')
