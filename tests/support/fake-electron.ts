import { EventEmitter } from 'node:events'
import { type Mock, vi } from 'vitest'

type Listener = (...args: unknown[]) => unknown

const spy = () => vi.fn<(...args: unknown[]) => void>()

/** A frame's sender, as Electron hands it to a channel's handler. */
export interface FakeContents extends EventEmitter {
  readonly id: number
  mainFrame: { url: string }
  readonly sent: unknown[][]
  send(...args: unknown[]): void
  openHandler?: Listener
  setWindowOpenHandler(handler: Listener): void
}

export interface FakeWindow extends EventEmitter {
  readonly webContents: FakeContents
  readonly options: { webPreferences: Record<string, unknown> }
  readonly loaded: string[]
  readonly restore: Mock<() => void>
  readonly focus: Mock<() => void>
}

type SchemeHandler = (request: { method: string; url: string }) => Response

export interface FakeElectron {
  /** What `import ... from 'electron'` is to give. */
  readonly electron: Readonly<Record<string, unknown>> & {
    readonly dialog: { readonly showSaveDialog: Mock<() => Promise<{ canceled: boolean; filePath: string }>> }
  }
  readonly app: EventEmitter & {
    readonly requestSingleInstanceLock: Mock<() => boolean>
    readonly exit: Mock<(code: number) => void>
  }
  readonly order: string[]
  readonly windows: FakeWindow[]
  readonly session: EventEmitter & { readonly set: Record<string, Listener> }
  readonly schemes: Map<string, SchemeHandler>
  readonly channels: Map<string, Listener>
  ready(): void
  ask(event: unknown, ...args: unknown[]): unknown
}

/**
 * As much of Electron as the main process touches, in memory. It notes the order of what it is told and lets a
 * test play the system: be ready, open a window, ask on a channel, quit.
 */
export function makeFakeElectron(userFolder: string): FakeElectron {
  const order: string[] = []
  const channels = new Map<string, Listener>()
  const schemes = new Map<string, SchemeHandler>()
  const contents = new Map<number, FakeContents>()
  const windows: FakeWindow[] = []
  const session = makeFakeSession(schemes)
  let becomeReady = (): void => undefined

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    commandLine: { getSwitchValue: (name: string) => (name === 'data' ? userFolder : '') },
    enableSandbox: () => void order.push('sandbox'),
    setPath: (name: string) => void order.push(`path ${name}`),
    getPath: () => userFolder,
    getVersion: () => '0.0.0',
    requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
    quit: vi.fn<() => void>(() => void order.push('quit')),
    exit: vi.fn<(code: number) => void>((code) => void order.push(`exit ${code}`)),
    whenReady: () => new Promise<void>((resolve) => (becomeReady = resolve)),
  })

  class Window extends EventEmitter implements FakeWindow {
    readonly webContents: FakeContents
    readonly loaded: string[] = []
    readonly restore = vi.fn<() => void>()
    readonly focus = vi.fn<() => void>()
    readonly show = spy()
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
    BrowserWindow: Window,
    session: { defaultSession: session },
    protocol: {
      registerSchemesAsPrivileged: (list: unknown) => order.push(`scheme ${JSON.stringify(list)}`),
    },
    ipcMain: {
      handle: (channel: string, handler: Listener) => channels.set(channel, handler),
      removeHandler: (channel: string) => channels.delete(channel),
    },
    webContents: { fromId: (id: number) => contents.get(id) },
    dialog: { showSaveDialog: vi.fn<() => Promise<{ canceled: boolean; filePath: string }>>() },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: spy() },
    shell: { openExternal: spy() },
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

function makeFakeSession(schemes: Map<string, SchemeHandler>) {
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
      handle: (scheme: string, handler: SchemeHandler) => schemes.set(scheme, handler),
    },
  })
}
