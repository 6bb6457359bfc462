import { tellError } from '../../refusal'
import { type AppState, appStore, useApp } from '../../store'

/** Whether a panel is open; remembered in the settings. */
export function usePanel(
  name: string,
  initial: 'open' | 'closed',
): ['open' | 'closed', (next: 'open' | 'closed') => void] {
  const value = useApp((state) => panelOf(state, name, initial))
  return [value, (next) => setPanel(name, next)]
}

/** Opens or closes a panel from anywhere. */
export function setPanel(name: string, next: 'open' | 'closed'): void {
  const panels = appStore.getState().view?.settings.panels
  void appStore.saveSettings({ panels: { ...panels, [name]: next === 'open' ? 1 : 0 } }).catch(tellError)
}

export function flipPanel(name: string, initial: 'open' | 'closed'): void {
  setPanel(name, panelOf(appStore.getState(), name, initial) === 'open' ? 'closed' : 'open')
}

function panelOf({ view }: AppState, name: string, initial: 'open' | 'closed'): 'open' | 'closed' {
  const saved = view?.settings.panels?.[name]
  return saved === undefined ? initial : saved === 0 ? 'closed' : 'open'
}
