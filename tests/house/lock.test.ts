import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const script = join(import.meta.dirname, '../../scripts/check-lock.mjs')

function check(...args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}

test('our lock file names the packages of every platform', () => {
  expect(check()).toMatchObject({ status: 0, stderr: '' })
})

test.each([
  ['one is missing', {}, 1],
  ['it is there', { 'node_modules/tool-linux': {} }, 0],
  ['it is nested', { 'node_modules/tool/node_modules/tool-linux': {} }, 0],
])('of a lock file where %s', (_name, more, status) => {
  const file = join(mkdtempSync(join(tmpdir(), 'stet-lock-')), 'package-lock.json')
  const packages = { 'node_modules/tool': { optionalDependencies: { 'tool-linux': '1' } }, ...more }
  writeFileSync(file, JSON.stringify({ packages }))
  expect(check(file).status).toBe(status)
})
