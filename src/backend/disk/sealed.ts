import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { type Disk, randomName } from './disk'

const Header = z.looseObject({ v: z.literal(1), len: z.int().min(0), sha256: z.string() })

/** A body with a first line that proves it whole, and whatever else its owner wrote there. */
export interface Sealed {
  readonly header: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

/** Bytes of a sealed file: one line of JSON with `v`, `len` and `sha256` of the body, then the body. */
export function seal(fields: Readonly<Record<string, unknown>>, body: Buffer): Buffer {
  const header = { v: 1, ...fields, len: body.length, sha256: sha256(body) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body])
}

/** The body of a sealed file, or null when a byte of it is not what was written. */
export function unseal(bytes: Buffer): Sealed | null {
  const end = bytes.indexOf(10)
  if (end < 0) return null
  const header = Header.safeParse(jsonOrNull(bytes.toString('utf8', 0, end)))
  if (!header.success) return null
  const body = bytes.subarray(end + 1)
  if (body.length !== header.data.len || sha256(body) !== header.data.sha256) return null
  return { header: header.data, body }
}

/**
 * Puts a whole file under its name so that a reader finds the old bytes or the new ones, never a mix: a file
 * beside it, synced, read back, renamed, and the folder synced. On any error the old file is untouched.
 */
export async function writeWhole(disk: Disk, folder: string, name: string, bytes: Buffer): Promise<void> {
  const temporary = join(folder, `${name}.${randomName()}.tmp`)
  try {
    await writeNew(disk, temporary, bytes)
    const back = await disk.read(temporary)
    if (!back.equals(bytes))
      throw Object.assign(new Error('read back differs'), { code: 'EIO', syscall: 'read' })
    await disk.rename(temporary, join(folder, name))
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined)
    throw error
  }
  await disk.syncFolder(folder)
}

/** Makes a new file with these bytes, synced. What is left of a failed one is removed by the caller. */
export async function writeNew(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.create(path)
  try {
    await file.write(bytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Parses JSON; null for what is none. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
