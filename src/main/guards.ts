import type { Session, WebContents } from 'electron'
import { isOurPage } from './page'

/** The page may do nothing on the network or with the machine: all of that is the backend's. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url) }))
}

/** A window stays on our page, opens no other, and holds no foreign content. */
export function guardContents(contents: WebContents): void {
  for (const attempt of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)
    contents.on(attempt as 'will-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault()
    })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

function isAllowedRequest(url: string): boolean {
  return isOurPage(url) || url.startsWith('blob:app://bundle/') || url.startsWith('devtools://')
}
