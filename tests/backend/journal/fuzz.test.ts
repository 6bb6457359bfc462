import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nodeDisk } from '../../../src/backend/disk/disk'
import { type Recovered, recover } from '../../../src/backend/journal/recover'
import { testFolder } from '../support/folder'
import { listJournal } from '../support/list-journal'
import { type Texts, listSubject } from '../support/list-subject'

const ROUNDS = Number(process.env['STET_FUZZ'] ?? 500)
const ENTRIES = 60

it(
  `is never silently wrong in ${ROUNDS} damaged journals, and always opens`,
  { timeout: 120_000 },
  async () => {
    const seed = Number(process.env['STET_SEED'] ?? Date.now() % 1e9)
    console.log(`seed ${seed}`)
    const random = mulberry(seed)
    const root = await testFolder('memory')
    const written: string[] = []
    for (let session = 0; session < 3; session++) {
      const { store } = await listJournal(root)
      for (let i = 0; i < ENTRIES / 3; i++) {
        written.push(`entry ${written.length}`)
        await store.commit({ add: written.at(-1)! })
      }
      // The last session ends without a snapshot, as a killed one does.
      if (session < 2) await store.close()
    }
    const folder = join(root, 'list')
    const names = (await readdir(folder)).filter((name) => /^(seg|snap)-/.test(name))
    const whole = new Map<string, Buffer>()
    for (const name of names) whole.set(name, await readFile(join(folder, name)))
    const faults: string[] = []
    let worst = ENTRIES
    for (let round = 0; round < ROUNDS; round++) {
      const name = names[Math.floor(random() * names.length)]!
      await damage(join(folder, name), whole.get(name)!, random)
      const found = await recover(nodeDisk, folder, listSubject)
      const fault = faultOf(found, written)
      if (fault) faults.push(`round ${round} ${name}: ${fault}`)
      worst = Math.min(worst, found?.state.texts.length ?? 0)
      await writeFile(join(folder, name), whole.get(name)!)
    }
    expect({ seed, faults }).toEqual({ seed, faults: [] })
    expect(worst).toBeGreaterThanOrEqual(ENTRIES / 3)
  },
)

/** What comes back is some of what was written, in order: nothing invented, altered or swapped. */
function faultOf(found: Recovered<Texts> | null, written: readonly string[]): string | null {
  if (!found) return 'does not open'
  const { texts } = found.state
  if (!isPartOf(texts, written)) return 'something that was not written'
  if (!found.clean) return null
  // Entries may go unannounced only from the very end, where a cut looks like a torn append.
  return texts.every((text, i) => text === written[i]) ? null : 'a hole that is not announced'
}

async function damage(path: string, whole: Buffer, random: () => number): Promise<void> {
  const bytes = Buffer.from(whole)
  const at = Math.floor(random() * bytes.length)
  const kind = Math.floor(random() * 6)
  const length = 1 + Math.floor(random() * 80)
  if (kind === 0) bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8))
  if (kind === 1) bytes.fill(0, at, Math.min(bytes.length, at + length))
  if (kind === 2) return writeFile(path, bytes.subarray(0, at))
  if (kind === 3) return writeFile(path, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]))
  if (kind === 4)
    return writeFile(
      path,
      Buffer.concat([bytes.subarray(0, at), bytes.subarray(0, length), bytes.subarray(at)]),
    )
  if (kind === 5) return rm(path)
  await writeFile(path, bytes)
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const text of whole) if (text === part[at]) at++
  return at === part.length
}

function mulberry(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
