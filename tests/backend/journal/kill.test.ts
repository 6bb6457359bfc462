import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { nodeDisk } from '../../../src/backend/disk/disk'
import { CHAIN_START } from '../../../src/backend/journal/line'
import { createJournal, openJournal } from '../../../src/backend/journal/open'
import { testFolder } from '../support/folder'
import { listSubject, quietOptions } from '../support/list-subject'
import { spawnChild } from '../support/spawn'

const KILLS = Number(process.env['STET_KILLS'] ?? 25)

it(
  `loses nothing that was acknowledged in ${KILLS} kills at any moment`,
  { timeout: 60_000 + KILLS * 2000 },
  async () => {
    const root = await testFolder()
    const folder = join(root, 'list')
    await mkdir(root, { recursive: true })
    await createJournal({ disk: nodeDisk, folder }, listSubject, { state: { texts: [] }, chain: CHAIN_START })
    let acknowledged = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const child = await spawnChild('append', folder)
      await child.said('ack')
      await wait((kill * 37) % 150)
      // Only what was printed before the kill counts as told.
      const told = child.lines.at(-1)
      await child.end('SIGKILL')
      acknowledged = Number(told?.split(' ')[1])
      const quarantine = join(root, `quarantine-${kill}`)
      const found = await openJournal({ disk: nodeDisk, folder, quarantine }, listSubject, quietOptions)
      const { texts } = found!.store.state
      expect(found!.findings).toEqual({ damagedSegments: [], badSnapshots: [], missing: 0, forked: 0 })
      expect(texts).toEqual(texts.map((_, i) => String(i)))
      expect(texts.length).toBeGreaterThanOrEqual(acknowledged)
      await found!.store.close()
    }
    expect(acknowledged).toBeGreaterThan(KILLS)
  },
)
