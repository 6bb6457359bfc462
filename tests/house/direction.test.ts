import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[]
  }
}

function cruise(folder: string, ...places: string[]): Cruise {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [tool, '--output-type', 'json', ...places]
  const ran = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.stdout === '') throw new Error(`${ran.status ?? ran.signal}: ${ran.stderr}`)
  return JSON.parse(ran.stdout) as Cruise
}

/** A tree that keeps every rule, with packages that are only names. */
const CLEAN: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'planted',
    dependencies: { zod: '1', lowdb: '1', react: '1', 'prosemirror-view': '1' },
    devDependencies: { electron: '1', vitest: '1' },
  }),
  ...Object.fromEntries(
    ['zod', 'lowdb', 'react', 'prosemirror-view', 'electron', 'vitest', 'undeclared'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {}'],
    ]),
  ),
  'src/core/base/index.ts': 'export const base = 1',
  'src/core/base/inner.ts': 'export const inner = 1',
  'src/core/model/index.ts': "import 'zod'\nimport '../base'\nexport interface Noun { a: 1 }",
  'src/core/doc/index.ts': "export * from './schema'",
  'src/core/doc/schema.ts': "import '../model'\nexport interface Schema { a: 1 }",
  'src/core/suggestion/index.ts': "import '../doc'\nexport const s = 1",
  'src/core/thread/index.ts': "import '../doc'\nexport const t = 1",
  'src/core/thread/inner.ts': 'export const inner = 1',
  'src/core/review/index.ts': "import '../suggestion'\nexport const r = 1",
  'src/core/format/docx/index.ts': "import '../../doc'\nimport '../text'\nexport const docx = 1",
  'src/core/format/text/index.ts': "export * from './write'",
  'src/core/format/text/write.ts': 'export const write = 1',
  'src/core/pack/index.ts': "import '../format/text'\nexport const pack = 1",
  'src/contract/index.ts': "import 'zod'\nimport '../core/model'\nexport const c = 1",
  'src/contract/wire.ts': 'export const wire = 1',
  'src/backend/index.ts':
    "import 'node:fs'\nimport 'lowdb'\nimport '../contract'\nimport '../core/doc'\nexport const b = 1",
  'src/main/index.ts': "import 'electron'\nimport '../backend'\nexport const m = 1",
  'src/preload/index.ts': "import 'electron'\nimport '../contract/wire'\nexport const p = 1",
  'src/loopback/index.ts': "import 'node:http'\nimport '../backend'\nexport const l = 1",
  'src/cli/index.ts': "import '../backend'\nimport '../core/format/docx'\nexport const i = 1",
  'src/renderer/index.ts':
    "import 'react'\nimport 'prosemirror-view'\nimport '../contract'\nimport '../core/doc'\nexport const r = 1",
  'tests/core/doc/schema.test.ts': "import 'vitest'\nimport '../../../src/core/doc/schema'",
  'tests/support/made.ts': 'export const made = 1',
}

/** rule, file with the fault, its text */
const FAULTS: [string, string, string][] = [
  ['core-is-pure', 'src/core/doc/bad-node.ts', "import 'node:fs'"],
  ['core-is-pure', 'src/core/doc/bad-dom.ts', "import 'prosemirror-view'"],
  ['core-is-pure', 'src/core/doc/bad-upward.ts', "import '../../backend'"],
  ['core-is-pure', 'src/core/doc/bad-export.ts', "export * from '../../contract'"],
  ['core-is-pure', 'src/core/doc/bad-type.ts', "export type T = import('../../backend').T"],
  [
    'core-is-pure',
    'src/core/doc/bad-import-type.ts',
    "import type { T } from '../../backend'\nexport type U = T",
  ],
  ['core-is-pure', 'src/core/doc/bad-dynamic.ts', "export const f = () => import('../../backend')"],
  ['core-order-base', 'src/core/base/bad.ts', "import '../model'"],
  ['core-order-model', 'src/core/model/bad.ts', "import '../doc'"],
  ['core-order-doc', 'src/core/doc/bad-order.ts', "import '../suggestion'"],
  ['core-order-suggestion', 'src/core/suggestion/bad.ts', "import '../thread'"],
  ['core-order-thread', 'src/core/thread/bad.ts', "import '../suggestion'"],
  ['core-order-review', 'src/core/review/bad.ts', "import '../pack'"],
  ['core-order-format', 'src/core/format/text/bad.ts', "import '../../pack'"],
  ['core-folder-has-a-place', 'src/core/doc/bad-folder.ts', "import '../newcomer'"],
  ['front-door', 'src/core/review/bad-door.ts', "import '../thread/inner'"],
  ['front-door', 'src/core/pack/bad-door.ts', "import '../format/text/write'"],
  ['front-door', 'src/core/format/docx/bad-door.ts', "import '../text/write'"],
  ['front-door-outside', 'src/backend/bad-door.ts', "import '../core/thread/inner'"],
  ['front-door-outside', 'src/renderer/bad-door.ts', "import '../core/format/text/write'"],
  ['contract-knows-core-only', 'src/contract/bad.ts', "import '../core/doc'"],
  ['preload-is-a-wire', 'src/preload/bad.ts', "import '../contract'"],
  ['preload-is-a-wire', 'src/preload/bad-node.ts', "import 'node:fs'"],
  ['renderer-talks-by-contract', 'src/renderer/bad.ts', "import '../backend'"],
  [
    'renderer-talks-by-contract',
    'src/renderer/bad-type.ts',
    "import type { T } from '../backend'\nexport type U = T",
  ],
  ['renderer-talks-by-contract', 'src/renderer/bad-electron.ts', "import 'electron'"],
  ['backend-has-no-host', 'src/backend/bad.ts', "import '../loopback'"],
  ['electron-only-in-main-and-preload', 'src/backend/bad-electron.ts', "import 'electron'"],
  ['electron-only-in-main-and-preload', 'src/loopback/bad-electron.ts', "import 'electron'"],
  ['host-is-thin', 'src/main/bad.ts', "import '../loopback'"],
  ['host-is-thin', 'src/cli/bad.ts', "import '../main'"],
  ['host-is-thin', 'src/loopback/bad.ts', "import '../renderer'"],
  ['src-without-tests', 'src/backend/bad-tests.ts', "import '../../tests/support/made'"],
  ['declared-only', 'src/backend/bad-package.ts', "import 'undeclared'"],
  ['shipped-is-declared-for-shipping', 'src/backend/bad-dev.ts', "import 'vitest'"],
  ['resolvable', 'src/backend/bad-nothing.ts', "import './nothing'"],
  ['resolvable', 'src/backend/bad-no-package.ts', "import 'no-such-package'"],
  ['no-cycles', 'src/backend/bad-cycle-a.ts', "import './bad-cycle-b'"],
  ['test-follows-subject', 'tests/core/doc/bad.test.ts', "import '../../../src/core/model'"],
]

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-direction-'))
  copyFileSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

test('the cruise reads TypeScript: no version that it knows is 7 or above', () => {
  expect(Number(ts.version.split('.')[0])).toBeLessThan(7)
})

test('the cruise follows our own files, types too', () => {
  const { summary } = cruise(root, 'src/contract')
  expect(summary.totalCruised).toBeGreaterThan(20)
})

describe('the check itself', () => {
  const script = join(root, 'scripts/check-direction.mjs')
  const check = (files: Record<string, string>): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [script], { cwd: plant(files), encoding: 'utf8' })

  test('is content with a clean tree', () => {
    expect(check(CLEAN).status).toBe(0)
  })
  test('fails for one fault', () => {
    expect(check({ ...CLEAN, 'src/core/doc/bad.ts': "import 'node:fs'" }).status).toBe(1)
  })
  test('fails when the cruise reads nothing and finds nothing', () => {
    const blind = {
      ...CLEAN,
      '.dependency-cruiser.cjs': "module.exports = { options: { exclude: '[.]ts$' } }",
    }
    expect(check(blind)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The cruise read 0 modules') as string,
    })
  })
})

test('a clean tree passes', () => {
  const { summary } = cruise(plant(CLEAN), 'src', 'tests')
  expect(summary.violations).toEqual([])
  expect(summary.totalCruised).toBeGreaterThan(
    Object.keys(CLEAN).filter((name) => name.endsWith('.ts')).length - 1,
  )
})

describe('a planted fault is found', () => {
  const found = new Set<string>()
  beforeAll(() => {
    const planted = Object.fromEntries(FAULTS.map(([, name, text]) => [name, text]))
    const { summary } = cruise(
      plant({
        ...CLEAN,
        'src/core/newcomer/index.ts': 'export const n = 1',
        'src/backend/bad-cycle-b.ts': "import './bad-cycle-a'",
        ...planted,
      }),
      'src',
      'tests',
    )
    for (const { rule, from } of summary.violations) found.add(`${rule.name} ${from}`)
  })
  test.each(FAULTS)('%s: %s', (rule, name) => {
    expect(found).toContain(`${rule} ${name}`)
  })
})
