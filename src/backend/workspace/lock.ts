import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { z } from 'zod'
import { codeOf, randomName } from '../disk/disk'
import { jsonOrNull } from '../disk/sealed'

export interface FolderLock {
  readonly held: boolean
  /** Tries to become the one process that writes here. */
  take(): Promise<boolean>
  release(): Promise<void>
}

export interface LockOptions {
  readonly staleMs: number
  readonly updateMs: number
  /** Another process took it over, after this one slept too long. Nothing may be written from now on. */
  readonly onLost: () => void
}

const Owner = z.object({ pid: z.int(), machine: z.string() })

/**
 * The lock of a data folder, by a folder in it that its owner keeps fresh. One whose owner died on this machine is
 * taken over at once, any other when it is stale. It is advisory: every process writes segments of its own, so even
 * two writers lose nothing.
 */
export function makeLock(root: string, options: LockOptions): FolderLock {
  let release: (() => Promise<void>) | null = null
  const lose = (): void => {
    release = null
    options.onLost()
  }
  return {
    get held() {
      return release !== null
    },
    take: async () => {
      if (release) return true
      const taken = (await tryLock(root, options, lose)) ?? (await retakeFromTheDead(root, options, lose))
      if (!taken) return false
      release = taken
      await writeFile(ownerPath(root), JSON.stringify({ pid: process.pid, machine: hostname() }), {
        mode: 0o600,
      })
      return true
    },
    release: async () => {
      const held = release
      release = null
      if (!held) return
      await rm(ownerPath(root), { force: true })
      await held().catch(ignoreReleased)
    },
  }
}

async function tryLock(
  root: string,
  options: LockOptions,
  lose: () => void,
): Promise<(() => Promise<void>) | null> {
  try {
    return await lock(root, {
      lockfilePath: lockPath(root),
      stale: options.staleMs,
      update: options.updateMs,
      // The default throws, which would end the app after the computer slept.
      onCompromised: lose,
    })
  } catch (error) {
    if (codeOf(error) === 'ELOCKED') return null
    throw error
  }
}

async function retakeFromTheDead(
  root: string,
  options: LockOptions,
  lose: () => void,
): Promise<(() => Promise<void>) | null> {
  if (!(await ownerIsDead(root))) return null
  // Of two that see it, only one can move it away.
  const aside = join(root, `writer.lock.${randomName()}`)
  try {
    await rename(lockPath(root), aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  await rm(aside, { recursive: true, force: true })
  return tryLock(root, options, lose)
}

async function ownerIsDead(root: string): Promise<boolean> {
  const text = await readFile(ownerPath(root), 'utf8').catch(() => '')
  const owner = Owner.safeParse(jsonOrNull(text))
  if (!owner.success || owner.data.machine !== hostname()) return false
  try {
    process.kill(owner.data.pid, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

function ignoreReleased(error: unknown): void {
  if (codeOf(error) !== 'ERELEASED' && codeOf(error) !== 'ENOTACQUIRED') throw error
}

const lockPath = (root: string): string => join(root, 'writer.lock')
const ownerPath = (root: string): string => join(root, 'writer.json')
