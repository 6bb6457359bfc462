import { writeFile } from 'node:fs/promises'
import { type Result, fail, ok } from '../core/base'
import type { Problem } from '../core/model'
import { fileProblem } from './file-problem'

/** Writes a file that is not there yet; `not-allowed` if it is: no verb takes a file's place unasked. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<Result<null, Problem>> {
  try {
    await writeFile(path, bytes, { flag: 'wx' })
    return ok(null)
  } catch (e) {
    const code = e instanceof Error && 'code' in e ? String(e.code) : 'unknown'
    if (code === 'EEXIST') return fail(fileProblem('not-allowed', path, 'is there already'))
    return fail(fileProblem(code === 'ENOSPC' ? 'disk-full' : 'disk-failed', path, code))
  }
}
