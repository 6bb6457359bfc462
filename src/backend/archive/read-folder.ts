import { lstat, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Result, fail, ok } from '../../core/base'
import { type Problem, problem } from '../../core/model'
import { isLitter, nameFault, nameKey } from './entry-name'
import type { Limits } from './limits'

/** Reads a folder's files by the rules for zips. Names that begin with a dot are tools' own and are passed over. */
export async function readFolder(
  root: string,
  limits: Limits,
): Promise<Result<Map<string, Uint8Array>, Problem>> {
  const walk = new Walk(root, limits)
  const fault = await walk.folder('')
  if (fault) return fail(fault)
  return ok(new Map([...walk.files].sort(([a], [b]) => (a < b ? -1 : 1))))
}

class Walk {
  readonly files = new Map<string, Uint8Array>()
  private readonly keys = new Set<string>()
  private entries = 0
  private total = 0

  constructor(
    private readonly root: string,
    private readonly limits: Limits,
  ) {}

  async folder(folder: string): Promise<Problem | null> {
    const names = (await readdir(join(this.root, folder))).sort()
    for (const name of names) {
      if (name.startsWith('.') || isLitter(name)) continue
      const fault = await this.entry(folder ? `${folder}/${name}` : name)
      if (fault) return fault
    }
    return null
  }

  private async entry(path: string): Promise<Problem | null> {
    if (++this.entries > this.limits.entries)
      return problem('too-large', `more than ${this.limits.entries} files`)
    const fault = nameFault(path)
    if (fault) return problem('zip-hostile', `${fault}: ${JSON.stringify(path.slice(0, 100))}`)
    if (this.keys.has(nameKey(path))) return problem('zip-hostile', `${path}: the same name twice`)
    this.keys.add(nameKey(path))
    const full = join(this.root, path)
    const found = await lstat(full)
    if (found.isDirectory()) return this.folder(path)
    if (!found.isFile()) return problem('zip-hostile', `${path}: a link or device`)
    this.total += found.size
    if (this.total > this.limits.total) return problem('too-large', `more than ${this.limits.total} bytes`)
    const bytes = await readFile(full)
    this.total += bytes.length - found.size
    if (this.total > this.limits.total) return problem('too-large', `more than ${this.limits.total} bytes`)
    this.files.set(path, bytes)
    return null
  }
}
