import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** An open file that is only written to. */
export interface DiskFile {
  /** Writes all of it at this offset, however many calls the system needs. */
  write(bytes: Uint8Array, at: number): Promise<void>
  /** Resolves when the content is on the medium. A failed one must not be tried again on the same file. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

/** The few calls that everything durable is made of, so that a test can make each of them fail. */
export interface Disk {
  read(path: string): Promise<Buffer>
  /** At most so many bytes from an offset; fewer at the end. */
  readPart(path: string, offset: number, length: number): Promise<Buffer>
  /** Names in a folder, sorted; none when it is missing. */
  list(folder: string): Promise<string[]>
  /** Length in bytes, or null when there is no such file. */
  size(path: string): Promise<number | null>
  makeFolder(folder: string): Promise<void>
  /** Makes a new file; fails when there is one. */
  create(path: string): Promise<DiskFile>
  rename(from: string, to: string): Promise<void>
  /** Removes a file or a whole folder; one that is not there is fine. */
  remove(path: string): Promise<void>
  /** Makes names in a folder durable. Windows knows no such call and needs none. */
  syncFolder(folder: string): Promise<void>
}

export const nodeDisk: Disk = {
  read: (path) => readFile(path),
  readPart: async (path, offset, length) => {
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },
  list: async (folder) => (await orNull(readdir(folder)))?.sort() ?? [],
  size: async (path) => (await orNull(stat(path)))?.size ?? null,
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true, mode: 0o700 })),
  create: async (path) => fileOf(await open(path, 'wx', 0o600)),
  rename: renameOver,
  remove: (path) => rm(path, { recursive: true, force: true }),
  syncFolder: async (folder) => {
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** A random part of a file name, hex. */
export function randomName(): string {
  return randomBytes(6).toString('hex')
}

function fileOf(handle: FileHandle): DiskFile {
  return {
    write: async (bytes, at) => {
      let done = 0
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done)
        if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
        done += bytesWritten
      }
    },
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  }
}

// Virus scanners on Windows hold a new file open for a moment; the target is never deleted first.
async function renameOver(from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const busy = codeOf(error) === 'EPERM' || codeOf(error) === 'EBUSY' || codeOf(error) === 'EACCES'
      if (process.platform !== 'win32' || !busy || tries === 10) throw error
      await wait(100)
    }
  }
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The system's code of an error, e.g. `ENOSPC`; empty for an error that has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
