import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Result, fail, ok } from '../core/base'
import type { Problem } from '../core/model'
import { fileProblem } from './file-problem'
import type { Values } from './verb'

/** Refused with `not-allowed` if the file is there and `--force` is not given. */
export async function mayWrite(path: string, values: Values): Promise<Result<null, Problem>> {
  if (values['force'] === true) return ok(null)
  try {
    await stat(path)
    return fail(fileProblem('not-allowed', path, 'is there already; --force replaces it'))
  } catch {
    return ok(null)
  }
}

/** Writes a file whole or not at all, making its folder; replaces one that is there. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<Result<null, Problem>> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
    return ok(null)
  } catch (e) {
    // Where its folder is none there is nothing to take away; what went wrong first is what is told.
    await rm(beside, { force: true }).catch(() => null)
    const code = e instanceof Error && 'code' in e ? String(e.code) : null
    if (code === null) throw e
    const full = code === 'ENOSPC' || code === 'EDQUOT'
    return fail(fileProblem(full ? 'disk-full' : 'disk-failed', path, code))
  }
}
