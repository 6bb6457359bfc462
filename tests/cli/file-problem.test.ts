import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import { smallPack } from '../backend/support/pack'

let dir = ''
const at = (name: string): string => join(dir, name)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-of-ana-'))
  await writeFile(at('p.stetpack'), writeZip(smallPack().files))
  await writeFile(at('torn.zip'), 'PK\u0003\u0004')
  await writeFile(at('there.out'), 'mine')
  await writeFile(at('bad.md'), '---\na: [1\n---\n')
  await mkdir(at('full'))
  await mkdir(at('texts'))
  await writeFile(at('texts/x.md'), '# X\n')
  await writeFile(at('full/x'), 'mine')
})
afterAll(() => rm(dir, { recursive: true }))

/** `@name` is a file in the folder that nobody is to read of. */
const VERBS = [
  ['pack build @none -o @out', 'none'],
  ['pack build @full -o @out --previous @torn.zip', 'torn.zip'],
  ['pack build @texts -o @p.stetpack/x', 'x'],
  ['pack build @texts -o @full', 'full'],
  ['pack inspect @torn.zip', 'torn.zip'],
  ['handback inspect @torn.zip', 'torn.zip'],
  ['handback inspect @none', 'none'],
  ['export @torn.zip --pack @p.stetpack -o @x.html', 'torn.zip'],
  ['merge @torn.zip --pack @none --out @c.stetcollation', 'none'],
  ['merge @torn.zip --pack @p.stetpack --out @there.out', 'there.out'],
  ['merge @torn.zip --pack @p.stetpack --from @torn.zip --out @c.stetcollation', 'torn.zip'],
  ['decide @torn.zip --pack @p.stetpack --policy agree-only --by Ana', 'torn.zip'],
  ['receipts @p.stetpack --pack @p.stetpack --by Ana --out @r', 'p.stetpack'],
  ['disposition @none --pack @p.stetpack --csv @t.csv', 'none'],
  ['disposition @none --pack @p.stetpack --csv @there.out', 'there.out'],
  ['rebase @torn.zip --from @p.stetpack --to @p.stetpack -o @x', 'torn.zip'],
  ['compare @bad.md @p.stetpack', 'bad.md'],
  ['compare @none.md @p.stetpack', 'none.md'],
  ['compare @p.stetpack @torn.zip', 'torn.zip'],
  ['compare @p.stetpack @p.stetpack --locale de --document gifts --html @there.out', 'there.out'],
  ['compare @p.stetpack @p.stetpack --locale de --document gifts --html @p.stetpack/x.html', 'x.html'],
] as const

describe('a problem with a file', () => {
  it.each(VERBS)('of stet %s names it, and not where it lies', async (line, name) => {
    const said: string[] = []
    const argv = line.split(' ').map((word) => (word.startsWith('@') ? at(word.slice(1)) : word))
    const output = {
      out: (text: string) => void said.push(text),
      err: (text: string) => void said.push(text),
    }
    expect(await runCli([...argv, '--json'], output)).toBe(1)
    const { problem } = JSON.parse(said.find((text) => text.startsWith('{')) ?? '{}') as {
      problem: { detail: string }
    }
    expect(problem.detail).toContain(name)
    expect(said.join('\n')).not.toContain(dir)
  })
})
