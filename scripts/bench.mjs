// npm run bench: Stet's desk against bare ProseMirror, in a real browser, as ratios within one run.
// --words 10000,100000   sizes of the documents   --rounds N   interleaved rounds a size
// --quick   two sizes, one round                  --no-save    leave the disk figure out
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { generate } from '../bench/generate.mjs'
import { measure } from '../bench/run.mjs'
import { serve } from '../bench/serve.mjs'
import { growthTable, sizeTable } from '../bench/table.mjs'
import { findBrowser, launchArgs } from './browser.mjs'
import { benchSave } from './bench-save.mjs'

const root = join(import.meta.dirname, '..')
const SEED = 20_260_105
/** Frames come when they are ready, so a paint is not rounded up to the screen's next refresh. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc']

async function main() {
  const { values } = parseArgs({
    options: {
      words: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'no-save': { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
    },
  })
  const sizes = (values.words ?? (values.quick ? '1000,10000' : '1000,10000,100000,300000'))
    .split(',')
    .map(Number)
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium: node scripts/browser.mjs --install')
  if (!values['no-build']) await buildPages()
  const server = await serve(join(root, '.cache/bench'), textsOf)
  const browser = await chromium.launch({ executablePath, args: [...launchArgs(), ...UNPACED] })
  try {
    console.log(
      `Chromium ${browser.version()}, Node ${process.version}, seed ${SEED}, ${rounds} interleaved rounds a size`,
    )
    /** @type {Map<number, import('../bench/table.mjs').Round[]>} */
    const bySize = new Map()
    for (const words of sizes) {
      bySize.set(words, await roundsOf(browser, { url: server.url, words, rounds }))
      const { changes, threads } = generate(words, SEED)
      console.log(`\n${number(words)} words, ${number(changes)} changes, ${number(threads)} threads\n`)
      console.log(sizeTable(words, bySize.get(words) ?? []))
    }
    if (sizes.length > 1) console.log(`\nGrowth\n\n${growthTable(bySize)}`)
  } finally {
    await browser.close()
    server.close()
  }
  if (!values['no-save']) console.log(`\n${await benchSave({ words: values.quick ? 10_000 : 100_000 })}`)
}

/** One after the other and in turns, so that what else the machine does falls on both alike. */
async function roundsOf(browser, { url, words, rounds }) {
  const out = []
  for (let i = 0; i < rounds; i++) {
    /** @type {any} */
    const round = {}
    for (const name of i % 2 ? ['stet', 'bare'] : ['bare', 'stet'])
      round[name] = await measure(browser, { url: `${url}/${name}.html`, words, deep: words > 1000 })
    out.push(round)
    process.stderr.write(`${number(words)} words, round ${i + 1} of ${rounds}\n`)
  }
  return out
}

async function buildPages() {
  const pages = join(root, 'bench/page')
  await build({
    root: pages,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(root, '.cache/bench'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { bare: join(pages, 'bare.html'), stet: join(pages, 'stet.html') } },
    },
  })
}

/** @type {Map<number, Record<string, string>>} */
const made = new Map()

function textsOf(/** @type {number} */ words) {
  const known = made.get(words)
  if (known) return known
  const { bare, source, review } = generate(words, SEED)
  const texts = { bare: JSON.stringify(bare), source: JSON.stringify(source), review: JSON.stringify(review) }
  made.set(words, texts)
  return texts
}

const number = (/** @type {number} */ n) => n.toLocaleString('en')

await main()
