import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run'
import { VERBS } from '../../src/cli/verbs'

const CORPUS = new URL('../fixtures/corpus', import.meta.url).pathname
let dir = ''
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'stet-cli-'))))
afterAll(() => rm(dir, { recursive: true, force: true }))

async function stet(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, { out: (t) => void out.push(t), err: (t) => void err.push(t) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('stet', () => {
  it('lists its verbs', async () => {
    const { code, out } = await stet('--help')
    expect(code).toBe(0)
    for (const verb of VERBS) expect(out).toContain(`stet ${verb.name}`)
  })
  it.each(VERBS.map((verb) => verb.name))('explains %s', async (name) => {
    const { code, out, err } = await stet(...name.split(' '), '--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Usage: stet ${name}`)
    expect(out).toContain('--json')
  })
  it.each([
    ['nothing', []],
    ['an unknown verb', ['pack', 'burn']],
    ['no source', ['pack', 'build', '-o', 'x']],
    ['no place to go', ['pack', 'build', 'x']],
    ['two sources', ['pack', 'build', 'x', 'y', '-o', 'z']],
    ['an unknown option', ['pack', 'build', 'x', '-o', 'y', '--frobnicate']],
    ['an unknown layout', ['pack', 'build', 'x', '-o', 'y', '--layout', 'heap']],
    ['no pack', ['pack', 'inspect']],
  ])('answers %s with usage and code 2', async (_, argv) => {
    const { code, out, err } = await stet(...argv)
    expect(code).toBe(2)
    expect(`${out}${err}`).toContain('Usage: stet')
  })
})

describe('stet pack', () => {
  it('builds a folder of Markdown into one file and inspects it', async () => {
    const pack = join(dir, 'cc.stetpack')
    const built = await stet(
      'pack',
      'build',
      join(CORPUS, 'contributor-covenant-2.1'),
      '-o',
      pack,
      '--version',
      'v1',
    )
    expect([built.code, built.err]).toEqual([0, ''])
    expect(built.out).toContain('de: 43 of 43 clauses aligned')
    expect(built.out).toContain('ar: 43 of 44 clauses aligned')
    const seen = await stet('pack', 'inspect', pack)
    expect(seen.code).toBe(0)
    expect(seen.out).toContain('version: v1')
    expect(seen.out).toContain('ar: ميثاق مدونة قواعد سلوك المساهمين (44 clauses')
  })

  it('builds the same bytes twice, and a folder with the same content', async () => {
    const source = join(CORPUS, 'site-policy')
    const [one, two, folder] = [join(dir, '1.zip'), join(dir, '2.zip'), join(dir, 'folder')]
    for (const out of [one, two, folder])
      expect((await stet('pack', 'build', source, '-o', out)).code).toBe(0)
    expect((await readFile(one)).equals(await readFile(two))).toBe(true)
    const digestOf = async (path: string): Promise<unknown> =>
      (JSON.parse((await stet('pack', 'inspect', path, '--json')).out) as { digest: string }).digest
    expect(await digestOf(folder)).toBe(await digestOf(one))
  })

  it('continues a previous pack, and reports it as JSON', async () => {
    const source = join(CORPUS, 'contributor-covenant-2.1')
    const v1 = join(dir, 'v1.stetpack')
    await stet('pack', 'build', source, '-o', v1, '--version', 'v1')
    const v2 = await stet(
      'pack',
      'build',
      source,
      '-o',
      join(dir, 'v2'),
      '--previous',
      v1,
      '--version',
      'v2',
      '--json',
    )
    expect(JSON.parse(v2.out)).toMatchObject({
      version: 'v2',
      previous: { version: 'v1' },
      documents: [{ versions: { unchanged: 43, edited: [], moved: [], new: [], gone: [], uncertain: [] } }],
    })
  })

  it.each<[string, (at: (name: string) => string) => string[], string]>([
    ['a source that is not there', (at) => ['build', at('nowhere'), '-o', at('x.zip')], 'not-found'],
    [
      'a previous pack that is none',
      (at) => ['build', CORPUS, '-o', at('x.zip'), '--previous', at('text')],
      'not-a-zip',
    ],
    ['a folder that holds other things', (at) => ['build', CORPUS, '-o', at('')], 'not-allowed'],
    ['a wrong time', (at) => ['build', CORPUS, '-o', at('x.zip'), '--created-at', 'now'], 'config-invalid'],
    ['a file that is no zip', (at) => ['inspect', at('text')], 'not-a-zip'],
    ['a folder that is no pack', () => ['inspect', CORPUS], 'not-ours'],
  ])('refuses %s in one sentence, code 1, and writes nothing', async (_, argv, problem) => {
    await writeFile(join(dir, 'text'), 'hello')
    const before = (await readdir(dir)).sort()
    const args = argv((name) => join(dir, name))
    const plain = await stet('pack', ...args)
    expect([plain.code, plain.out, plain.err.split('\n').length]).toEqual([1, '', 1])
    expect(plain.err).toContain(`stet: ${problem}: `)
    const json = await stet('pack', ...args, '--json')
    expect(JSON.parse(json.out)).toMatchObject({ problem: { code: problem } })
    expect((await readdir(dir)).sort()).toEqual(before)
  })
})
