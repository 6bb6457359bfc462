// Time and memory of merging handbacks, and how both grow with reviewers and changes. Each case runs in processes of its own.
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from '../bench/targets.mjs'
import { buildEntry } from './build-entry.mjs'

const root = join(import.meta.dirname, '..')
const outDir = join(root, '.cache/bench-merge')
const BASELINE = { reviewers: 1, changes: 500 }
const MORE_REVIEWERS = [5, 10, 20].map((reviewers) => ({ reviewers, changes: 500 }))
const MORE_CHANGES = [125, 250, 500, 1000].map((changes) => ({ reviewers: 20, changes }))

async function main() {
  const { values } = parseArgs({
    options: { words: { type: 'string', default: '50000' }, rounds: { type: 'string', default: '3' } },
  })
  const words = Number(values.words)
  const rounds = Number(values.rounds)
  rmSync(outDir, { recursive: true, force: true })
  await buildEntry('bench/merge/entry.ts', outDir)
  const cases = [BASELINE, ...MORE_REVIEWERS, ...MORE_CHANGES.filter(({ changes }) => changes !== 500)]
  const found = new Map(cases.map((one) => [keyOf(one), /** @type {Record<string, number>[]} */ ([])]))
  for (let round = 0; round < rounds; round++) {
    for (const one of round % 2 ? [...cases].reverse() : cases)
      found.get(keyOf(one))?.push(run('measure', { ...one, words }))
    process.stderr.write(`round ${round + 1} of ${rounds}\n`)
  }
  rmSync(outDir, { recursive: true })
  const of = (/** @type {any} */ one) => figuresOf(found.get(keyOf(one)) ?? [])
  const base = of(BASELINE)
  const rows = (/** @type {any[]} */ list) => list.map((one) => rowOf(one, of(one), base)).join('\n')
  console.log(`Node ${process.version}, ${words.toLocaleString('en')} words, ${rounds} rounds, medians\n`)
  console.log(`${HEAD}\n${rows([BASELINE, ...MORE_REVIEWERS])}\n\n${HEAD}\n${rows(MORE_CHANGES)}`)
}

const COLUMNS = ['merging', 'adding', 'projecting', 'naming', 'held', 'peak']

const HEAD = [
  '| handbacks x changes | places | fold all | fold one more | one document | heads | heap held | peak RSS |',
  '| ------------------- | ------ | -------- | ------------- | ------------ | ----- | --------- | -------- |',
].join('\n')

function rowOf({ reviewers, changes }, figures, base) {
  const cells = COLUMNS.map((name) => {
    const bytes = name === 'held' || name === 'peak'
    const shown = bytes ? `${(figures[name] / 2 ** 20).toFixed(1)} MB` : `${figures[name].toFixed(0)} ms`
    return `${shown} (${(figures[name] / base[name]).toFixed(2)}x)`
  })
  return `| ${reviewers} x ${changes.toLocaleString('en')} | ${figures.clusters} | ${cells.join(' | ')} |`
}

function figuresOf(/** @type {Record<string, number>[]} */ runs) {
  const names = ['clusters', ...COLUMNS]
  return Object.fromEntries(names.map((name) => [name, median(runs.map((one) => one[name] ?? NaN))]))
}

/** The handbacks of a case are the first ones of a file, made once for each number of changes. */
function run(/** @type {'measure'} */ what, one) {
  const file = join(outDir, `${one.changes}.json`)
  if (!existsSync(file)) node('make', { ...one, reviewers: 20, file })
  return JSON.parse(node(what, { ...one, file }))
}

function node(/** @type {string} */ what, one) {
  const args = ['--expose-gc', join(outDir, 'entry.mjs'), what, JSON.stringify(one)]
  return execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
}

const keyOf = ({ reviewers, changes }) => `${reviewers} x ${changes}`

await main()
