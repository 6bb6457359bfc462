import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { type Result, fail, ok } from '../../core/base'
import { type Problem, problem } from '../../core/model'

/** A zip of these files: the same files give the same bytes, wherever and whenever. Names in code-unit order. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Zip holds local time without a zone: this is 1980-01-01 00:00 in every zone.
  const mtime = new Date(1980, 0, 1)
  const entries: Zippable = {}
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = [bytes, { mtime, level: 6, os: 3, attrs: (0o100644 << 16) >>> 0 }]
  return zipSync(entries)
}

/** Our own kinds of file, whatever their length, and what else reads as an extension and not as a part of a name. */
const EXTENSION = /\.(stet[a-z]+|[A-Za-z0-9]{2,12})$/

/**
 * Writes files to a folder, or to one zip where the name has an extension. Whole or not at all: it is written
 * beside the place and then moved there. Replaces a file, and a folder that `mayReplace` says yes to by its
 * names; any other folder with something in it is refused as `not-allowed`.
 */
export async function writeArchive(
  to: string,
  files: ReadonlyMap<string, Uint8Array>,
  mayReplace: (names: readonly string[]) => boolean = () => false,
): Promise<Result<'file' | 'folder', Problem>> {
  const beside = join(dirname(to), `.${basename(to)}.${randomBytes(4).toString('hex')}`)
  try {
    const found = await findStat(to)
    const asFile = found ? found.isFile() : EXTENSION.test(basename(to))
    if (found?.isDirectory()) {
      const names = await readdir(to)
      if (names.length && !mayReplace(names)) return fail(problem('not-allowed', 'the folder is not empty'))
    }
    await mkdir(dirname(to), { recursive: true })
    if (asFile) await writeFlushed(beside, writeZip(files))
    else await writeFolder(beside, files)
    if (found?.isDirectory()) await rm(to, { recursive: true })
    await rename(beside, to)
    return ok(asFile ? 'file' : 'folder')
  } catch (e) {
    // Where its folder is none there is nothing to take away; what went wrong first is what is told.
    await rm(beside, { recursive: true, force: true }).catch(() => null)
    const { code } = e as NodeJS.ErrnoException
    if (!code) throw e
    return fail(problem(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-failed', code))
  }
}

async function findStat(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  try {
    return await stat(path)
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw e
  }
}

async function writeFolder(root: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(root, { recursive: true })
  for (const [path, bytes] of files) {
    await mkdir(join(root, dirname(path)), { recursive: true })
    await writeFlushed(join(root, path), bytes)
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
