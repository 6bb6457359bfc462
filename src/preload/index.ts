import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { ASK_CHANNEL, EVENT_CHANNEL, type Wire } from '../contract/wire'

const wire: Wire = {
  ask: (call, input) => ipcRenderer.invoke(ASK_CHANNEL, call, input) as Promise<unknown>,
  listen(onEvent) {
    // The Electron event would hand the page a door to the channel: only what was sent goes on.
    const forward = (_event: IpcRendererEvent, event: unknown): void => onEvent(event)
    ipcRenderer.on(EVENT_CHANNEL, forward)
    // What it returns is the channel itself, which the page must not get.
    return () => void ipcRenderer.off(EVENT_CHANNEL, forward)
  },
}

contextBridge.exposeInMainWorld('stet', wire)
