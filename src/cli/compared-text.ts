import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Node } from 'prosemirror-model'
import { readArchive } from '../backend/archive'
import { type Result, fail, ok } from '../core/base'
import { docOf } from '../core/doc'
import { readMarkdown } from '../core/format/markdown'
import { MANIFEST_PATH, readHandback } from '../core/handback'
import { type Problem, problem } from '../core/model'
import { type Pack, readPack } from '../core/pack'
import { acceptAll } from '../core/suggestion'
import { aboutFile, fileProblem } from './file-problem'
import { openRevision, readPackOf } from './handback-file'

/** One text that can be compared; a Markdown file names neither document nor language. */
export interface ComparedText {
  readonly document: string | null
  readonly locale: string | null
  readonly title: string
  /** Where it is from, such as a version of a pack or a reviewer. */
  readonly from: string
  read(): Result<Node, Problem>
}

export interface Wanted {
  readonly document: string | undefined
  readonly locale: string | undefined
  /** Packs that handbacks may have been made on. */
  readonly packs: readonly string[]
}

/** Everything a file or folder has to compare, in its order. A problem names the file. */
export async function comparedTexts(path: string, wanted: Wanted): Promise<Result<ComparedText[], Problem>> {
  const texts = await textsIn(path, wanted.packs)
  if (!texts.ok) return texts
  const { document, locale } = wanted
  return ok(
    texts.value.filter(
      (text) =>
        (!document || !text.document || text.document === document) &&
        (!locale || !text.locale || text.locale === locale),
    ),
  )
}

async function textsIn(path: string, packs: readonly string[]): Promise<Result<ComparedText[], Problem>> {
  if (/\.(md|markdown)$/i.test(path)) return markdownText(path)
  const entries = await readArchive(path)
  if (!entries.ok) return aboutFile(path, entries)
  if (entries.value.has(MANIFEST_PATH)) return handbackTexts(path, entries.value, packs)
  const pack = aboutFile(path, readPack(entries.value))
  return pack.ok ? ok(packTexts(pack.value)) : pack
}

async function markdownText(path: string): Promise<Result<ComparedText[], Problem>> {
  let file: string
  try {
    file = await readFile(path, 'utf8')
  } catch (e) {
    const code = e instanceof Error && 'code' in e ? String(e.code) : 'unknown'
    return fail(fileProblem(code === 'ENOENT' ? 'not-found' : 'disk-failed', path, code))
  }
  const read = aboutFile(path, readMarkdown(file))
  if (!read.ok) return read
  const doc = docOf(read.value.blocks)
  const name = basename(path)
  return ok([{ document: null, locale: null, title: name, from: name, read: () => ok(doc) }])
}

function packTexts(pack: Pack): ComparedText[] {
  const { manifest } = pack
  return manifest.documents.flatMap((document) =>
    [document.source, ...document.targets].map(({ locale, title }) => ({
      document: document.id,
      locale,
      title,
      from: `${manifest.title} ${manifest.version}`,
      read: () => pack.read(document.id, locale),
    })),
  )
}

/** The text of every review as the reviewer wants it. */
async function handbackTexts(
  path: string,
  entries: ReadonlyMap<string, Uint8Array>,
  packs: readonly string[],
): Promise<Result<ComparedText[], Problem>> {
  const handback = aboutFile(path, readHandback(entries))
  if (!handback.ok) return handback
  if (!packs.length)
    return fail(fileProblem('pack-unknown', path, 'say which pack it was made on: --pack PACK'))
  let found: Result<Pack, Problem> | null = null
  for (const one of packs) {
    if (found?.ok) break
    // eslint-disable-next-line no-await-in-loop -- the first that fits ends the search
    found = await readPackOf(handback.value, one)
  }
  if (!found?.ok) return found ?? fail(problem('pack-unknown', path))
  const pack = found.value
  return ok(
    handback.value.revisions.map((revision) => {
      const { document, locale, author } = revision.head
      return {
        document,
        locale,
        title: pack.findRendering(document, locale)?.title ?? document,
        from: `${author.name}, ${handback.value.pack.title} ${handback.value.pack.version}`,
        read: () => {
          const opened = openRevision(pack, revision)
          return opened.ok ? ok(acceptAll(opened.value.review.doc)) : aboutFile(path, opened)
        },
      }
    }),
  )
}
