import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { PAGE_URL } from './page'

/** The only place that makes a window. Everything that matters for safety is said, also where it is the default. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1360,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  }
}

export async function openWindow(preload: string): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload))
  window.once('ready-to-show', () => window.show())
  await window.loadURL(PAGE_URL)
}
