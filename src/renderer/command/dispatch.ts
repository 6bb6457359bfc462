import { platformOf } from './keys'
import { commandFor, commandStore } from './registry'

/** Sends key presses to commands, ahead of everything in the page, until the returned function is called. */
export function listenToKeys(target: Window): () => void {
  const platform = platformOf(target.navigator.userAgent)
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || event.getModifierState('AltGraph')) return
    const element = event.target instanceof Element ? event.target : null
    // A modal dialog asks a question; commands wait until it is answered.
    if (target.document.querySelector('.modal')) return
    // The settings are taking a key down.
    if (element?.closest('[data-records-keys="true"]')) return
    const command = commandFor(commandStore.getState(), event, { platform, inText: takesText(element) })
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    command.run()
  }
  target.addEventListener('keydown', onKey, { capture: true })
  return () => target.removeEventListener('keydown', onKey, { capture: true })
}

function takesText(element: Element | null): boolean {
  return element?.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') != null
}
