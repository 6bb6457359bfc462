// npm test: everything, on a fresh machine too. The last line counts: 'N passed, N failed[, N skipped]'.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, step } from './step.mjs'

process.chdir(join(import.meta.dirname, '..'))
const RESULTS = 'test-results'
const counts = { passed: 0, failed: 0, skipped: 0 }

function main() {
  const from = performance.now()
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  mustGoWell('check', ['scripts/check.mjs'])
  if (mustGoWell('build', [bin('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'])) {
    runUnitTests()
    if (mustGoWell('browser', ['scripts/browser.mjs', '--install'])) runEndToEndTests()
  }
  console.log(`\n== all: ${((performance.now() - from) / 1000).toFixed(1)} s`)
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0
}

/** A step that went well is not a test that passed; one that did not is a failure. */
function mustGoWell(/** @type {string} */ name, /** @type {string[]} */ args) {
  const ok = step(name, args)
  if (!ok) counts.failed++
  return ok
}

function runUnitTests() {
  const file = `${RESULTS}/unit.json`
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const ok = step('unit and property tests', [bin('vitest/vitest.mjs'), 'run', ...reporters])
  const unit = readJson(file) ?? {}
  const skipped = (unit.numPendingTests ?? 0) + (unit.numTodoTests ?? 0)
  add(ok, { passed: unit.numPassedTests ?? 0, failed: unit.numFailedTests ?? 0, skipped })
}

function runEndToEndTests() {
  const ok = step('end to end', [bin('@playwright/test/cli.js'), 'test'])
  const stats = readJson(`${RESULTS}/e2e.json`)?.stats ?? {}
  const passed = (stats.expected ?? 0) + (stats.flaky ?? 0)
  add(ok, { passed, failed: stats.unexpected ?? 0, skipped: stats.skipped ?? 0 })
}

/** @param {boolean} ok @param {{ passed: number, failed: number, skipped: number }} more */
function add(ok, more) {
  counts.passed += more.passed
  // A run that broke off, or a file that would not load, has no failed test and is a failure all the same.
  counts.failed += ok ? more.failed : Math.max(1, more.failed)
  counts.skipped += more.skipped
}

function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The run broke off before it wrote one; `add` counts that.
    return undefined
  }
}

main()
