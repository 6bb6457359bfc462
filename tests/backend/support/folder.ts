import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of its own for one test, gone when it ends; in memory where the medium is not what is tested. */
export async function testFolder(medium: 'disk' | 'memory' = 'disk'): Promise<string> {
  const root = medium === 'memory' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const folder = await mkdtemp(join(root, 'stet-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
