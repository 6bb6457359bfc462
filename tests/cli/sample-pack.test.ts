import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run'

const RESOURCES = join(import.meta.dirname, '../../resources')
let dir = ''
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'stet-sample-'))))
afterAll(() => rm(dir, { recursive: true, force: true }))

it('the committed sample packs are what their sources build: node scripts/build-sample-pack.mjs', async () => {
  const committed = (version: string): string =>
    join(RESOURCES, 'sample-pack', version, 'live-gifting.stetpack')
  const silent = { out: () => undefined, err: (text: string) => expect(text).toBe('') }
  for (const [version, ...more] of [['v1'], ['v2', '--previous', committed('v1')]]) {
    const out = join(dir, `${version}.stetpack`)
    const source = join(RESOURCES, 'sample-pack-src', version!)
    expect(await runCli(['pack', 'build', source, '-o', out, ...more], silent)).toBe(0)
    expect((await readFile(out)).equals(await readFile(committed(version!)))).toBe(true)
  }
}, 180_000)
