// npm run bench:collate: the Collate screen with 5,000 matters against one with a hundred, in turns, in a real browser.
// --rounds N   times that every act is done   --no-build   uses the app as it was last built
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { ACTS, open } from '../bench/collate/acts.mjs'
import { median } from '../bench/targets.mjs'
import { findBrowser, launchArgs } from './browser.mjs'
import { buildEntry } from './build-entry.mjs'
import { build } from './build.mjs'

/** @typedef {import('../bench/collate/acts.mjs').Figure} Figure */

const root = join(import.meta.dirname, '..')
const outDir = join(root, '.cache/bench-collate')
const SIZES = {
  small: { words: 1000, reviewers: 12, changes: 25, threads: 1 },
  large: { words: 50_000, reviewers: 12, changes: 1250, threads: 30 },
}

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '6' },
      'no-build': { type: 'boolean', default: false },
    },
  })
  if (!values['no-build'] && !build()) process.exit(1)
  const rounds = Number(values.rounds)
  const folders = await makeRounds()
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium: node scripts/browser.mjs --install')
  const browser = await chromium.launch({ executablePath, args: launchArgs() })
  const hosts = [startHost(), startHost()]
  try {
    const [small, large] = await Promise.all([
      open(browser, await hosts[0].link, folders.small),
      open(browser, await hosts[1].link, folders.large),
    ])
    /** @type {Map<string, { small: Figure[], large: Figure[] }>} */
    const found = new Map(ACTS.map(({ name }) => [name, { small: [], large: [] }]))
    for (let round = 0; round < rounds; round++) {
      for (const { name, act } of ACTS) {
        const figures = found.get(name)
        figures?.small.push(...(await act(small)))
        figures?.large.push(...(await act(large)))
      }
      process.stderr.write(`round ${round + 1} of ${rounds}\n`)
    }
    const said = `${number(small.matters)} and ${number(large.matters)} matters, ${rounds} rounds`
    console.log(
      `Chromium ${browser.version()}, Node ${process.version}, ${said}, medians\n\n${tableOf(found)}`,
    )
  } finally {
    await browser.close()
    await Promise.all(hosts.map((host) => host.end()))
  }
}

/** @param {Map<string, { small: Figure[], large: Figure[] }>} found */
function tableOf(found) {
  const rows = [...found].map(([name, { small, large }]) => {
    const of = (/** @type {Figure[]} */ all, /** @type {'cpu' | 'paint'} */ key) =>
      median(all.map((one) => one[key]))
    const pair = (/** @type {'cpu' | 'paint'} */ key) => {
      const [a, b] = [of(small, key), of(large, key)]
      return [`${a.toFixed(0)} ms`, `${b.toFixed(0)} ms`, `${(b / a).toFixed(2)}`]
    }
    const worst = Math.max(0, ...large.map(({ longest }) => longest))
    return `| ${[name, ...pair('cpu'), ...pair('paint'), `${worst.toFixed(0)} ms`].join(' | ')} |`
  })
  const blank = Math.max(0, ...[...found.values()].flatMap(({ large }) => large.map((one) => one.blank ?? 0)))
  const heads = [
    'act',
    'CPU small',
    'CPU large',
    'ratio',
    'paint small',
    'paint large',
    'ratio',
    'worst task',
  ]
  const lines = [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows]
  return `${lines.join('\n')}\n\nmost of the list without a row while scrolling: ${blank.toFixed(0)} px`
}

/** Made once: the same rounds come from the same sizes. */
async function makeRounds() {
  const entry = await buildEntry('bench/collate/entry.ts', outDir)
  const made = Object.entries(SIZES).map(([name, of]) => {
    const folder = join(outDir, `${name}-${Object.values(of).join('-')}`)
    if (!existsSync(folder) || readdirSync(folder).length < of.reviewers + 1) {
      process.stderr.write(`making ${number(of.reviewers)} handbacks of ${number(of.changes)} changes\n`)
      execFileSync(process.execPath, [entry, folder, JSON.stringify(of)])
    }
    return [name, folder]
  })
  return Object.fromEntries(made)
}

function startHost() {
  const data = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  const args = [join(root, 'out/main/serve.cjs'), '--data', data, '--port', '0']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  /** @type {Promise<string>} */
  const link = new Promise((resolve, reject) => {
    let text = ''
    child.on('close', (code) => reject(new Error(`the host ended with ${code}`)))
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      const found = /^ready (\S+)/m.exec((text += piece))?.[1]
      if (found) resolve(found)
    })
  })
  const end = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  return { link, end }
}

const number = (/** @type {number} */ n) => n.toLocaleString('en')

await main()
