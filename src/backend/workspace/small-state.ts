import { join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { z } from 'zod'
import { type Disk, randomName } from '../disk/disk'
import { listGenerations, newestGeneration, writeGeneration } from '../disk/generations'
import { quarantine } from '../disk/quarantine'
import { jsonOrNull } from '../disk/sealed'
import type { Layout } from './layout'

export interface SmallStatePlace {
  readonly disk: Disk
  readonly layout: Pick<Layout, 'state' | 'quarantine'>
  readonly stem: string
}

/**
 * A lowdb adapter that is safe to lose power under: every write is a new sealed generation, three are kept, and
 * reading takes the newest that is whole and that the schema accepts. Nothing whole reads as null.
 */
export function safeAdapter<T>(place: SmallStatePlace, schema: z.ZodType<T>): Adapter<T> {
  const { disk, layout, stem } = place
  const at = { folder: layout.state, stem }
  let number = 0
  return {
    read: async () => {
      const { found } = await newestGeneration(disk, at, (generation) => {
        const parsed = schema.safeParse(jsonOrNull(generation.body.toString('utf8')))
        return parsed.success ? { value: parsed.data } : null
      })
      return found?.value.value ?? null
    },
    write: async (value) => {
      await disk.makeFolder(layout.state)
      const newest = (await listGenerations(disk, layout.state, stem))[0]
      number = Math.max(number, newest ? Number(newest.slice(-17, -5)) : 0) + 1
      await writeGeneration(disk, { ...at, number }, {}, Buffer.from(JSON.stringify(value)))
    },
  }
}

/** Opens a small state; `initial` where there is none. Damaged generations go to quarantine when `mode` allows. */
export async function openSmallState<T>(
  place: SmallStatePlace,
  schema: z.ZodType<T>,
  initial: T,
  mode: 'write' | 'read',
): Promise<Low<T>> {
  if (mode === 'write') await putDamagedAside(place, schema)
  const db = new Low<T>(safeAdapter(place, schema), initial)
  await db.read()
  return db
}

async function putDamagedAside<T>(
  { disk, layout, stem }: SmallStatePlace,
  schema: z.ZodType<T>,
): Promise<void> {
  const { bad } = await newestGeneration(disk, { folder: layout.state, stem }, (generation) =>
    schema.safeParse(jsonOrNull(generation.body.toString('utf8'))).success ? true : null,
  )
  if (!bad.length) return
  const to = join(layout.quarantine, `${stem}-${randomName()}`)
  await quarantine(disk, { from: layout.state, names: bad, to }, { what: stem })
  for (const name of bad) await disk.remove(join(layout.state, name))
}
