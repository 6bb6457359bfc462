import { open, stat } from 'node:fs/promises'
import { type Result, fail } from '../../core/base'
import { type Problem, problem } from '../../core/model'
import { LIMITS, type Limits } from './limits'
import { readFolder } from './read-folder'
import { readZip } from './read-zip'

/**
 * Reads a folder or a zip into memory: path to bytes, nothing is written anywhere. Takes all of it or refuses
 * it whole with one problem: `not-found`, `not-a-zip`, `zip-torn`, `zip-hostile`, `too-large`, `file-damaged`,
 * `disk-failed`. Never throws on what a file holds.
 */
export async function readArchive(
  from: string | Uint8Array,
  limits: Limits = LIMITS,
): Promise<Result<Map<string, Uint8Array>, Problem>> {
  if (typeof from !== 'string') return readZip(from, limits)
  try {
    const found = await stat(from)
    if (found.isDirectory()) return await readFolder(from, limits)
    if (!found.isFile()) return fail(problem('not-a-zip', 'neither a file nor a folder'))
    if (found.size > limits.total) return fail(problem('too-large', `${found.size} bytes`))
    return await readZip(await readWhole(from, found.size), limits)
  } catch (e) {
    const code = (e as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail(problem('not-found', 'no such file or folder'))
    if (code) return fail(problem('disk-failed', code))
    throw e
  }
}

async function readWhole(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(size)
    const { bytesRead } = await file.read(bytes, 0, size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
