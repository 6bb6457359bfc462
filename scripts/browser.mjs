// Finds a browser of the Chromium family. With --install it gets one, and fonts, where they are missing.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { chmodSync, createReadStream, createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const isRoot = process.getuid?.() === 0

/** The path of a browser: `CHROMIUM_PATH`, one of the system, Playwright's own, or the one unpacked here. */
export function findBrowser() {
  return process.env.CHROMIUM_PATH || systemPlaces().find(isRunnable) || playwrightsOwn() || unpackedHere()
}

/** Arguments that keep the browser from the network and let it start where its sandbox cannot: as root. */
export function launchArgs() {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update']
  const args = [...quiet, '--disable-sync', '--disable-quic', '--disable-gpu']
  return process.platform === 'linux' && isRoot ? [...args, '--no-sandbox'] : args
}

function systemPlaces() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (n) => `/Applications/${n}.app/Contents/MacOS/${n}`,
    )
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA } = process.env
    const under = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return [PROGRAMFILES, x86, LOCALAPPDATA].flatMap((dir) =>
      dir ? under.map((name) => join(dir, name)) : [],
    )
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
  ]
  return (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
}

function playwrightsOwn() {
  try {
    // Of a development install only: `npm start` must do without it.
    const { chromium } = createRequire(import.meta.url)('@playwright/test')
    const file = chromium.executablePath()
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

function isRunnable(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// A headless Chromium inside an npm package: for Linux on x64 without root, over the npm registry alone.
const PACKED = '153.0.0'
const packedHome = join(root, `.cache/chromium-${PACKED}`)
const packedStart = join(packedHome, 'chromium.sh')

function unpackedHere() {
  return isRunnable(packedStart) ? packedStart : undefined
}

async function installBrowser() {
  aptInstall('chromium', 'fontconfig')
  if (findBrowser()) return
  if (process.platform === 'linux' && process.arch === 'x64') await unpackBrowser()
  if (findBrowser()) return
  // Elsewhere Playwright's own build, from a network that allows its downloads.
  tryRun(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'])
}

async function unpackBrowser() {
  const npm = join(packedHome, 'npm')
  mkdirSync(npm, { recursive: true })
  writeFileSync(join(npm, 'package.json'), '{"private":true}')
  const quiet = ['--no-audit', '--no-fund', '--no-save']
  if (!tryRun('npm', ['install', '--prefix', npm, ...quiet, `@sparticuz/chromium@${PACKED}`])) return
  await unpack(npm, 'chromium.br', 'chromium')
  chmodSync(join(packedHome, 'chromium'), 0o755)
  for (const name of ['al2023', 'fonts']) {
    await unpack(npm, `${name}.tar.br`, `${name}.tar`)
    mkdirSync(join(packedHome, name), { recursive: true })
    if (!tryRun('tar', ['-xf', join(packedHome, `${name}.tar`), '-C', join(packedHome, name)])) return
  }
  writeFileSync(join(packedHome, 'fonts.conf'), fontsConf())
  writeFileSync(`${packedStart}.new`, STARTER, { mode: 0o755 })
  renameSync(`${packedStart}.new`, packedStart)
}

function unpack(/** @type {string} */ npm, /** @type {string} */ from, /** @type {string} */ to) {
  const packed = join(npm, 'node_modules/@sparticuz/chromium/bin', from)
  return pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(join(packedHome, to)))
}

/** The package's own names folders of AWS Lambda; with no font at all, typing in an editor goes wrong. */
function fontsConf() {
  const dirs = ['/usr/share/fonts', '~/.fonts', join(packedHome, 'fonts')].map((dir) => `<dir>${dir}</dir>`)
  const cache = `<cachedir>${join(packedHome, 'fontcache')}</cachedir>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs.join('')}${cache}</fontconfig>`
}

const STARTER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
# Its own libnss and friends only where the system has none.
ldd "$here/chromium" 2>/dev/null | grep -q 'not found' && export LD_LIBRARY_PATH="$here/al2023/lib:$LD_LIBRARY_PATH"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`

/** The font packages of Debian that the scripts of the tests lack. */
function missingFonts() {
  const lacks = []
  if (!hasFont(':lang=hi') || !hasFont(':lang=th')) lacks.push('fonts-noto-core')
  if (!hasFont(':lang=ja') || !hasFont(':lang=ko')) lacks.push('fonts-noto-cjk')
  if (!hasFont(':lang=und-zsye')) lacks.push('fonts-noto-color-emoji')
  return lacks
}

function hasFont(/** @type {string} */ pattern) {
  const found = spawnSync('fc-list', [pattern, 'family'], { encoding: 'utf8' })
  return found.status === 0 && found.stdout.trim() !== ''
}

function hasApt() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get')
}

/** Installs Debian packages as root, or with a sudo that asks for no password. False where neither is. */
function aptInstall(/** @type {string[]} */ ...names) {
  if (!hasApt()) return false
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false
  const as = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q']
  // Another apt may be at work.
  const [command, ...args] = [...as, '-o', 'DPkg::Lock::Timeout=300']
  if (!tryRun(command, [...args, 'update'])) return false
  return tryRun(command, [...args, 'install', '-y', '--no-install-recommends', ...names])
}

function tryRun(/** @type {string} */ command, /** @type {string[]} */ args) {
  console.error(`$ ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

async function main() {
  const wanted = process.argv.includes('--install')
  if (wanted && !findBrowser()) await installBrowser()
  const found = findBrowser()
  if (!found) {
    console.error('No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
    process.exit(1)
  }
  const fonts = wanted && hasApt() ? missingFonts() : []
  if (fonts.length > 0 && !aptInstall(...fonts))
    console.error(`Fonts that could not be installed: ${fonts.join(' ')}`)
  console.log(found)
}

if (process.argv[1] === import.meta.filename) await main()
