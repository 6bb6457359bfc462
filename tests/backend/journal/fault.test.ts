import { expect, it } from 'vitest'
import { nodeDisk } from '../../../src/backend/disk/disk'
import { testFolder } from '../support/folder'
import { type FaultPlan, faultyDisk } from '../support/faulty-disk'
import { listJournal } from '../support/list-journal'

const never: FaultPlan = { at: Infinity, lasts: 'once', code: 'EIO', leaves: 0 }

/** Two sessions with saves, snapshots and pruning; after a refusal it goes on as the app does. */
async function session(root: string, plan: FaultPlan): Promise<{ acked: string[]; calls: number }> {
  const disk = faultyDisk(plan)
  const acked: string[] = []
  try {
    for (let run = 0; run < 2; run++) {
      const { store } = await listJournal(root, {}, disk)
      for (let i = 0; i < 8; i++) {
        const text = `${run}.${i}`
        await store.commit({ add: text }).then(
          () => acked.push(text),
          () => store.reopen(),
        )
        if (i % 4 === 3) await store.snapshot().catch(() => undefined)
      }
      await store.close()
    }
  } catch {
    // The disk failed where nothing was promised yet.
  }
  return { acked, calls: disk.calls() }
}

it(
  'keeps everything acknowledged when any one call fails, or every call from it on',
  { timeout: 120_000 },
  async () => {
    const { calls } = await session(await testFolder('memory'), never)
    expect(calls).toBeGreaterThan(60)
    const plans: Omit<FaultPlan, 'at'>[] = [
      { lasts: 'once', code: 'EIO', leaves: 1 },
      { lasts: 'once', code: 'ENOSPC', leaves: 0.5 },
      { lasts: 'for-ever', code: 'ENOSPC', leaves: 0.5 },
    ]
    for (const plan of plans)
      for (let at = 1; at <= calls; at++) {
        const root = await testFolder('memory')
        // The folder itself is there, as in the app: a review is made whole or not at all.
        const first = await listJournal(root)
        await first.store.close()
        const { acked } = await session(root, { ...plan, at })
        const { store, findings } = await listJournal(root, {}, nodeDisk)
        // An edit that was refused may be there all the same; nothing acknowledged may be missing or out of order.
        const back = store.state.texts.filter((text) => acked.includes(text))
        const { missing, forked } = findings
        const told = { ...plan, at }
        expect({ told, back, missing, forked }).toEqual({ told, back: acked, missing: 0, forked: 0 })
      }
  },
)
