import { ipcMain, type IpcMainInvokeEvent, type WebContents, webContents } from 'electron'
import type { Backend } from '../backend'
import { isGuarded } from '../backend/host'
import { type Reply, serve } from '../contract'
import { ASK_CHANNEL, EVENT_CHANNEL, MAX_REQUEST_BYTES, WINDOW_OPENED } from '../contract/wire'
import { problem, type ProblemCode } from '../core/model'
import { isOurPage } from './page'
import { logLine } from './ports'

type Ask = ReturnType<typeof serve>

/** A page in a window: the name it gave itself, and the backend as it may use it. */
interface Page {
  readonly window: string
  readonly ask: Ask
}

/** Joins the two channels to the backend. Returns what cuts them again. */
export function openBridge(backend: Backend): () => void {
  const pages = new Map<number, Page>()
  ipcMain.handle(ASK_CHANNEL, (event, call: unknown, input: unknown) => {
    if (!isOurs(event)) return refuse('not-allowed')
    if (typeof call !== 'string' || !isBearable(input)) return refuse('input-invalid')
    if (call === WINDOW_OPENED) return enter(backend, pages, event.sender, input)
    return pages.get(event.sender.id)?.ask(call, input) ?? refuse('not-allowed')
  })
  const stopListening = backend.listen((event) => {
    for (const id of pages.keys()) webContents.fromId(id)?.send(EVENT_CHANNEL, event)
  })
  return () => {
    ipcMain.removeHandler(ASK_CHANNEL)
    stopListening()
  }
}

/** A page begins: the one that was in the same window before it has gone. */
function enter(backend: Backend, pages: Map<number, Page>, sender: WebContents, input: unknown): Reply {
  const window = (input as { window?: unknown } | null)?.window
  if (typeof window !== 'string' || !/^[A-Za-z0-9-]{1,60}$/.test(window)) return refuse('input-invalid')
  const leave = (): void => {
    const page = pages.get(sender.id)
    if (pages.delete(sender.id) && page !== undefined) backend.windowClosed(page.window)
  }
  if (!pages.has(sender.id)) {
    sender.once('destroyed', leave)
    sender.on('render-process-gone', leave)
  }
  leave()
  const ask = serve(backend.handlersFor(window), (call, error) => logLine(`${call} failed: ${String(error)}`))
  pages.set(sender.id, { window, ask })
  backend.windowOpened(window)
  return { ok: true, value: null }
}

/** Only the main frame of a page of ours may ask; a frame inside it, or a page it was led to, may not. */
function isOurs({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url)
}

function isBearable(input: unknown): boolean {
  return isGuarded(input) && (JSON.stringify(input) ?? '').length <= MAX_REQUEST_BYTES
}

function refuse(code: ProblemCode): Reply {
  return { ok: false, problem: problem(code, '') }
}
