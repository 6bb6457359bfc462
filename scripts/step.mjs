import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** A tool's entry file among the installed packages: started with this Node, without a shell or npx. */
export const bin = (/** @type {string} */ path) => join(import.meta.dirname, '../node_modules', path)

/**
 * Runs one step in the foreground and prints how it went. True when it went well.
 * @param {string} name
 * @param {string[]} args
 */
export function step(name, args) {
  const from = performance.now()
  console.log(`\n== ${name}`)
  const { status, signal } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  return told(name, { ended: status ?? signal, from })
}

/**
 * Runs one step beside others: what it prints is shown once it has ended. True when it went well.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<boolean>}
 */
export async function stepAside(name, args) {
  const from = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (said += part))
  const ended = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve(code ?? signal))
  })
  console.log(`\n== ${name}`)
  if (said.trim()) console.log(said.trimEnd())
  return told(name, { ended, from })
}

/** @param {string} name @param {{ ended: number | string | null, from: number }} how */
function told(name, { ended, from }) {
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`== ${name}: ${ended === 0 ? 'ok' : `FAILED (${ended})`} in ${seconds} s`)
  return ended === 0
}
