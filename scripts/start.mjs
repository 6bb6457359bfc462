// npm start: Electron where its binary is there or can be fetched, else browser mode. Says which, and why.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findBrowser, launchArgs } from './browser.mjs'
import { build, isBuilt } from './build.mjs'
import { fetchElectron, findElectron } from './electron.mjs'

const root = join(import.meta.dirname, '..')
const USAGE = 'Usage: npm start -- [--browser | --electron] [--data DIR] [--port N] [--no-open]'

function main() {
  const flags = readFlags()
  if (!isBuilt()) {
    console.error('Building, which takes some seconds...')
    if (!build()) process.exit(1)
  }
  const { electron, why } = chooseHost(flags)
  if (electron === undefined && flags.electron) {
    console.error(`Electron cannot be started: ${why}.`)
    process.exit(1)
  }
  if (electron === undefined) startBrowserMode(flags, why)
  else startElectron(flags, electron)
}

function readFlags() {
  const yes = /** @type {const} */ ({ type: 'boolean', default: false })
  const text = /** @type {const} */ ({ type: 'string' })
  try {
    const options = { browser: yes, electron: yes, 'no-open': yes, data: text, port: text }
    const { values } = parseArgs({ options })
    if (!(values.browser && values.electron)) return values
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.error(USAGE)
  process.exit(2)
}

/** @param {{ browser: boolean, electron: boolean }} flags */
function chooseHost({ browser, electron }) {
  if (browser) return { why: 'asked for by --browser' }
  if (!electron && !hasDisplay()) return { why: 'there is no display for Electron' }
  if (!electron && process.platform === 'linux' && process.getuid?.() === 0)
    return { why: "Electron's sandbox cannot start as root" }
  const binary = findElectron() ?? fetchElectron()
  if (binary) return { electron: binary, why: '' }
  return { why: "Electron's binary is not here and could not be fetched" }
}

/** @param {{ data?: string }} flags @param {string} binary */
function startElectron(flags, binary) {
  const data = flags.data === undefined ? [] : [`--data=${resolve(flags.data)}`]
  end(spawn(binary, ['.', ...data], { cwd: root, stdio: 'inherit' }))
}

/** @param {{ data?: string, port?: string, 'no-open': boolean }} flags @param {string} why */
function startBrowserMode(flags, why) {
  const args = [join(root, 'out/main/serve.cjs')]
  if (flags.data !== undefined) args.push('--data', resolve(flags.data))
  if (flags.port !== undefined) args.push('--port', flags.port)
  const host = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] })
  let opened = flags['no-open'] || !hasDisplay()
  let rest = ''
  host.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const link = /^ready (\S+)$/.exec(line)?.[1]
      if (link === undefined) continue
      const isWindow = !opened && openWindow(link)
      opened = true
      const how = isWindow ? 'a window was opened with it' : 'good once, for 30 seconds'
      console.log(`${line} (browser mode: ${why}; ${how}; Enter prints a new link)`)
    }
  })
  end(host)
}

/**
 * Opens an app window of an installed browser. The link goes through a file that only this person can read: in
 * the arguments, everybody on the machine could see the code.
 * @param {string} link
 */
function openWindow(link) {
  const browser = findBrowser()
  if (!browser) return false
  const folder = mkdtempSync(join(tmpdir(), 'stet-open-'))
  const page = join(folder, 'open.html')
  writeFileSync(
    page,
    `<!doctype html><title>Stet</title><meta http-equiv="refresh" content="0;url=${link}">`,
    {
      mode: 0o600,
    },
  )
  const args = [...launchArgs(), `--app=${pathToFileURL(page).href}`]
  spawn(browser, args, { stdio: 'ignore', detached: true })
    .on('error', (error) => console.error(`No window could be opened: ${error.message}`))
    .unref()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  setTimeout(remove, 30_000).unref()
  return true
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Ends as the host ends; hands it the signals that are meant for both. @param {import('node:child_process').ChildProcess} host */
function end(host) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => host.kill(signal))
  host.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  host.on('close', (code) => process.exit(code ?? 1))
}

main()
