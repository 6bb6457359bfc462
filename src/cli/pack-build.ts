import { basename, resolve } from 'node:path'
import { readArchive, writeArchive } from '../backend/archive'
import { type Result, ok } from '../core/base'
import type { Problem } from '../core/model'
import { type Pack, type PackConfig, buildPack, MANIFEST_PATH, readPack, slug } from '../core/pack'
import { reportText } from './build-text'
import { aboutFile } from './file-problem'
import { type Outcome, type Values, type Verb, textOf } from './verb'

/** `stet pack build`: a folder of Markdown becomes a pack, as a folder or as one `.stetpack` file. */
export const packBuild: Verb = {
  name: 'pack build',
  summary: 'Make a pack from a folder of Markdown in several languages',
  usage: `stet pack build SRC -o OUT [--previous PACK] [options]

  SRC                     Folder of Markdown: de/x.md per locale, or x.md with x.de.md beside it
  -o, --out OUT           Where the pack goes: a folder, or a file such as policy.stetpack
  --previous PACK         The version before: its clauses keep their ids
  --id ID                 What names the pack through all versions
  --title TEXT            Title of the pack
  --version TEXT          The publisher's name of this version, such as v2
  --source-locale TAG     Language of the source (default en)
  --layout folders|suffix How locales are laid out, where guessing is wrong
  --created-at TIME       Time for the manifest, ISO 8601 in UTC (default: none)
  Options win over stet.yaml in SRC; see docs/formats.md.`,
  options: {
    out: { type: 'string', short: 'o' },
    previous: { type: 'string' },
    id: { type: 'string' },
    title: { type: 'string' },
    version: { type: 'string' },
    'source-locale': { type: 'string' },
    layout: { type: 'string' },
    'created-at': { type: 'string' },
  },
  run: async (paths, values) => {
    const out = textOf(values, 'out')
    if (paths.length !== 1) return { ok: 'usage', why: 'one source folder is needed' }
    if (!out) return { ok: 'usage', why: 'say where the pack goes: -o OUT' }
    const layout = textOf(values, 'layout')
    if (layout && layout !== 'folders' && layout !== 'suffix')
      return { ok: 'usage', why: '--layout is folders or suffix' }
    return build(paths[0]!, out, values)
  },
}

async function build(from: string, out: string, values: Values): Promise<Outcome> {
  const files = aboutFile(from, await readArchive(from))
  if (!files.ok) return files
  const previousPath = textOf(values, 'previous')
  const previous = previousPath ? await readPrevious(previousPath) : ok(null)
  if (!previous.ok) return previous
  const built = buildPack({
    files: files.value,
    options: optionsOf(values),
    name: slug(basename(resolve(from))) || 'pack',
    ...(previous.value && { previous: previous.value }),
  })
  if (!built.ok) return built
  // What was built must open: a pack that the importer would refuse is not written.
  const opened = readPack(built.value.files)
  if (!opened.ok) return opened
  const mayReplace = (names: readonly string[]): boolean => names.includes(MANIFEST_PATH)
  const written = aboutFile(out, await writeArchive(out, built.value.files, mayReplace))
  if (!written.ok) return written
  return { ok: true, json: built.value.report, text: reportText(built.value.report, out) }
}

async function readPrevious(path: string): Promise<Result<Pack, Problem>> {
  const entries = await readArchive(path)
  return aboutFile(path, entries.ok ? readPack(entries.value) : entries)
}

function optionsOf(values: Values): PackConfig {
  const given = {
    id: textOf(values, 'id'),
    title: textOf(values, 'title'),
    version: textOf(values, 'version'),
    sourceLocale: textOf(values, 'source-locale'),
    layout: textOf(values, 'layout'),
    createdAt: textOf(values, 'created-at'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) as PackConfig
}
