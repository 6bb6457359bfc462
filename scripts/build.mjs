// Builds out/ where it is missing or older than what it is made of.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const MADE = ['out/main/serve.cjs', 'out/main/index.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
const MADE_OF = ['src', 'resources/locales', 'package-lock.json', 'electron.vite.config.ts']

/** Whether out/ is there and new enough. With `STET_AS_BUILT` set it is taken as it is: tests run on one build. */
export function isBuilt() {
  if (!MADE.every((file) => existsSync(join(root, file)))) return false
  if (process.env.STET_AS_BUILT) return true
  const oldest = Math.min(...MADE.map((file) => statSync(join(root, file)).mtimeMs))
  return MADE_OF.every((place) => newestIn(join(root, place)) <= oldest)
}

/** Builds and says nothing; true when it went well. What went wrong is printed. */
export function build() {
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const built = spawnSync(process.execPath, [vite, 'build'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) console.error(`${built.stdout}\n${built.stderr}`)
  return built.status === 0
}

function newestIn(/** @type {string} */ place) {
  if (!existsSync(place)) return 0
  const itself = statSync(place)
  if (!itself.isDirectory()) return itself.mtimeMs
  return readdirSync(place).reduce(
    (newest, name) => Math.max(newest, newestIn(join(place, name))),
    itself.mtimeMs,
  )
}
