import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

type Listener = (...args: unknown[]) => unknown

/** A frame's sender, as Electron hands it to a channel's handler. */
export interface FakeContents extends EventEmitter {
  readonly id: number
  mainFrame: { url: string }
  readonly sent: unknown[][]
  send(...args: unknown[]): void
  openHandler?: Listener
  setWindowOpenHandler(handler: Listener): void
}

/**
 * As much of Electron as the main process touches, in memory. It notes the order of what it is told and lets a
 * test play the system: be ready, open a window, ask on a channel, quit.
 */
export function makeFakeElectron(userFolder: string) {
  const order: string[] = []
  const channels = new Map<string, Listener>()
  const schemes = new Map<string, (request: { method: string; url: string }) => Response>()
  const contents = new Map<number, FakeContents>()
  const windows: FakeWindow[] = []
  const session = makeFakeSession(schemes)
  let becomeReady = (): void => undefined

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    commandLine: { getSwitchValue: () => '' },
    enableSandbox: () => void order.push('sandbox'),
    setPath: (name: string) => void order.push(`path ${name}`),
    getPath: () => userFolder,
    getVersion: () => '0.0.0',
    requestSingleInstanceLock: vi.fn(() => true),
    quit: vi.fn(() => void order.push('quit')),
    exit: vi.fn((code: number) => void order.push(`exit ${code}`)),
    whenReady: () => new Promise<void>((resolve) => (becomeReady = resolve)),
  })

  class FakeWindow extends EventEmitter {
    readonly webContents: FakeContents
    readonly loaded: string[] = []
    readonly restore = vi.fn()
    readonly focus = vi.fn()
    readonly show = vi.fn()
    isMinimized = (): boolean => true
    constructor(readonly options: { webPreferences: Record<string, unknown> }) {
      super()
      windows.push(this)
      this.webContents = makeFakeContents(windows.length)
      contents.set(this.webContents.id, this.webContents)
      app.emit('web-contents-created', {}, this.webContents)
    }
    loadURL(url: string): Promise<void> {
      this.loaded.push(url)
      return Promise.resolve()
    }
    static getAllWindows = (): FakeWindow[] => windows
    static getFocusedWindow = (): null => null
  }

  const electron = {
    app,
    BrowserWindow: FakeWindow,
    session: { defaultSession: session },
    protocol: {
      registerSchemesAsPrivileged: (list: unknown) => order.push(`scheme ${JSON.stringify(list)}`),
    },
    ipcMain: {
      handle: (channel: string, handler: Listener) => channels.set(channel, handler),
      removeHandler: (channel: string) => channels.delete(channel),
    },
    webContents: { fromId: (id: number) => contents.get(id) },
    dialog: { showSaveDialog: vi.fn() },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: vi.fn() },
    shell: { openExternal: vi.fn() },
  }
  return {
    electron,
    app,
    order,
    windows,
    session,
    schemes,
    channels,
    ready: () => becomeReady(),
    ask: (event: unknown, ...args: unknown[]) => channels.get('stet:ask')?.(event, ...args),
  }
}

function makeFakeContents(id: number): FakeContents {
  const contents = Object.assign(new EventEmitter(), {
    id,
    mainFrame: { url: 'app://bundle/index.html' },
    sent: [] as unknown[][],
    send: (...args: unknown[]) => void contents.sent.push(args),
    setWindowOpenHandler: (handler: Listener) => void (contents.openHandler = handler),
  }) as FakeContents
  return contents
}

function makeFakeSession(schemes: Map<string, (request: { method: string; url: string }) => Response>) {
  const set: Record<string, Listener> = {}
  const note = (name: string) => (handler: Listener) => void (set[name] = handler)
  return Object.assign(new EventEmitter(), {
    set,
    setPermissionRequestHandler: note('request'),
    setPermissionCheckHandler: note('check'),
    setDevicePermissionHandler: note('device'),
    setDisplayMediaRequestHandler: note('display'),
    webRequest: { onBeforeRequest: note('network') },
    protocol: {
      handle: (scheme: string, handler: (request: { method: string; url: string }) => Response) =>
        schemes.set(scheme, handler),
    },
  })
}
