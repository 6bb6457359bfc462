import { join } from 'node:path'
import type { Disk } from './disk'
import { type Sealed, seal, unseal, writeWhole } from './sealed'

export const KEPT_GENERATIONS = 3

/** One state of something that is written whole: `<stem>-<12 digits>.json`, sealed. The highest valid number counts. */
export interface Generation extends Sealed {
  readonly number: number
  readonly name: string
}

/** Which generations of a stem lie in a folder, newest first. */
export async function listGenerations(disk: Disk, folder: string, stem: string): Promise<string[]> {
  const pattern = new RegExp(`^${stem}-\\d{12}[.]json$`)
  return (await disk.list(folder)).filter((name) => pattern.test(name)).reverse()
}

/**
 * The newest generation that is whole and that `accept` takes; `bad` names the newer ones that are not.
 * Nothing is written.
 */
export async function newestGeneration<T>(
  disk: Disk,
  at: { folder: string; stem: string },
  accept: (generation: Generation) => T | null,
): Promise<{ found: { generation: Generation; value: T } | null; bad: string[] }> {
  const bad: string[] = []
  for (const name of await listGenerations(disk, at.folder, at.stem)) {
    const sealed = unseal(await disk.read(join(at.folder, name)))
    const generation = sealed && { ...sealed, name, number: numberOf(name) }
    const value = generation && accept(generation)
    if (generation && value !== null) return { found: { generation, value }, bad }
    bad.push(name)
  }
  return { found: null, bad }
}

/** Writes a generation whole, then lets go of the oldest beyond three. Returns the number of the oldest kept. */
export async function writeGeneration(
  disk: Disk,
  at: { folder: string; stem: string; number: number },
  fields: Readonly<Record<string, unknown>>,
  body: Buffer,
): Promise<number[]> {
  await writeWhole(disk, at.folder, generationName(at.stem, at.number), seal(fields, body))
  const names = await listGenerations(disk, at.folder, at.stem)
  for (const name of names.slice(KEPT_GENERATIONS)) await disk.remove(join(at.folder, name))
  return names.slice(0, KEPT_GENERATIONS).map(numberOf)
}

export function generationName(stem: string, number: number): string {
  return `${stem}-${String(number).padStart(12, '0')}.json`
}

function numberOf(name: string): number {
  return Number(name.slice(-17, -5))
}
