// The durable save of one edit, from the call to the answer, against an append of as many bytes with fdatasync.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { generate } from '../bench/generate.mjs'
import { median, quantile } from '../bench/targets.mjs'

const root = join(import.meta.dirname, '..')
const EDITS = 300
const WARM_UP = 50
const MOST = 1.5

/** Measures at a small and a large size and gives the lines of a table. */
export async function benchSave(/** @type {{ words: number }} */ { words }) {
  const { openReview } = await buildEntry()
  const rows = []
  for (const size of [1000, words]) rows.push(await measure(openReview, size))
  return ['Durable save of one edit (target: at most 1.5x append + fdatasync)', '', HEAD, ...rows].join('\n')
}

const HEAD = [
  '| review of | append + fdatasync p50 / p95 | save p50 / p95 | ratio of medians | |',
  '| --------- | ---------------------------- | -------------- | ---------------- | --- |',
].join('\n')

async function measure(openReview, /** @type {number} */ words) {
  const parent = join(root, '.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-save-'))
  try {
    const texts = { source: markdown(words, 1), target: markdown(words, 2) }
    const review = await openReview({ dataDir: join(folder, 'data'), ...texts, edits: EDITS })
    const file = await open(join(folder, 'append'), 'a')
    const times = { append: [], save: [] }
    // In turns, so that what else the disk does falls on both alike.
    for (const [i, op] of review.ops.entries()) {
      const line = Buffer.alloc(JSON.stringify(op).length + 100, 'x')
      const append = await timed(async () => {
        await file.write(line)
        await file.datasync()
      })
      const save = await timed(() => review.save(op))
      if (i < WARM_UP) continue
      times.append.push(append)
      times.save.push(save)
    }
    await file.close()
    await review.close()
    return row(words, times)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function row(/** @type {number} */ words, times) {
  const ratio = median(times.save) / median(times.append)
  const both = (/** @type {number[]} */ list) =>
    `${median(list).toFixed(2)} / ${quantile(list, 0.95).toFixed(2)} ms`
  const verdict = ratio <= MOST ? 'met' : 'MISSED'
  return `| ${words.toLocaleString('en')} words | ${both(times.append)} | ${both(times.save)} | ${ratio.toFixed(2)} | ${verdict} |`
}

async function timed(/** @type {() => Promise<unknown>} */ act) {
  const from = performance.now()
  await act()
  return performance.now() - from
}

function markdown(/** @type {number} */ words, /** @type {number} */ seed) {
  const { source } = generate(words, seed)
  const blocks = source.content.flatMap((section) => section.content)
  return blocks
    .map(
      ({ type, content }) => `${type === 'heading' ? '## ' : ''}${content.map((run) => run.text).join('')}`,
    )
    .join('\n\n')
}

async function buildEntry() {
  const outDir = join(root, '.cache/bench-save')
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(root, 'bench/save/entry.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
  })
  return import(pathToFileURL(join(outDir, 'entry.mjs')).href)
}

if (process.argv[1] === import.meta.filename)
  console.log(await benchSave({ words: process.argv.includes('--quick') ? 10_000 : 100_000 }))
