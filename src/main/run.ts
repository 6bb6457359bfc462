import { join } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { type Backend, createBackend } from '../backend'
import { readAssets } from '../backend/host'
import { openBridge } from './bridge'
import { guardContents, guardSession } from './guards'
import { setMenu } from './menu'
import { makePorts } from './ports'
import { PAGE_SCHEME, servePage } from './page'
import { openWindow } from './window'

export interface Places {
  readonly dataDir: string
  /** The built page. */
  readonly pageDir: string
  readonly preload: string
  readonly samplePackDir: string | null
}

/** The Electron host, from before Electron is ready to its end. A second start shows the first one's window. */
export function run(places: Places): void {
  app.enableSandbox()
  // The lock below lies in this folder: one instance for each data folder, as the backend wants it.
  app.setPath('userData', join(places.dataDir, 'electron'))
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME])
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.whenReady().then(
    () => start(places),
    (error: unknown) => fail(error),
  )
}

async function start(places: Places): Promise<void> {
  try {
    guardSession(session.defaultSession)
    servePage(session.defaultSession.protocol, await readAssets(places.pageDir))
    const backend = await createBackend(makePorts(places))
    const closeBridge = openBridge(backend)
    closeBeforeQuit(backend, closeBridge)
    setMenu()
    await openWindow(places.preload)
  } catch (error) {
    fail(error)
  }
}

/** Holds the end back until what is pending is on disk. */
function closeBeforeQuit(backend: Backend, closeBridge: () => void): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    closeBridge()
    backend.close().then(() => app.quit(), fail)
  })
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  app.exit(1)
}
