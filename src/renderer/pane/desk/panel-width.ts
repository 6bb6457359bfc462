import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'

/** Pixels that the side panel may be wide. */
export const PANEL_WIDTH = { least: 240, usual: 300, most: 560, step: 20 } as const

const NAME = 'deskPanel'

/** How wide the person left the side panel. */
export function usePanelWidth(): number {
  return useApp((state) => within(state.view?.settings.panels?.[NAME] ?? PANEL_WIDTH.usual))
}

/** Remembers a width in the settings. */
export function savePanelWidth(width: number): void {
  const panels = appStore.getState().view?.settings.panels
  if (panels?.[NAME] === within(width)) return
  appStore.saveSettings({ panels: { ...panels, [NAME]: within(width) } }).catch(tellError)
}

export function within(width: number): number {
  return Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width)))
}
