import { spawnSync } from 'node:child_process'
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
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`== ${name}: ${status === 0 ? 'ok' : `FAILED (${status ?? signal})`} in ${seconds} s`)
  return status === 0
}
