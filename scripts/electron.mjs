// Where Electron's binary is, found without importing 'electron': that would start a download.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const DOWNLOAD_CAP_MS = 90_000

/** The binary's path, or undefined. `ELECTRON_OVERRIDE_DIST_PATH` names another folder to look in. */
export function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) return existing(join(given, binaryName()))
  const dir = electronDir()
  const note = dir && join(dir, 'path.txt')
  return note && existsSync(note) ? existing(join(dir, 'dist', readFileSync(note, 'utf8'))) : undefined
}

/** Fetches the binary where it is not there yet. A refused network fails in half a second; silence is cut off. */
export function fetchElectron() {
  const dir = electronDir()
  if (dir === undefined || process.env.ELECTRON_OVERRIDE_DIST_PATH) return undefined
  spawnSync(process.execPath, [join(dir, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_CAP_MS })
  return findElectron()
}

function electronDir() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    // Not among the installed packages: a production install leaves it out.
    return undefined
  }
}

function binaryName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

const existing = (/** @type {string} */ file) => (existsSync(file) ? file : undefined)
