import { useSyncExternalStore } from 'react'
import { tellError } from '../../refusal'
import { type AppState, appStore, useApp } from '../../store'

export type DetailsState = 'open' | 'closed'

/** Where there is no room beside the list the details lie over it, so there they wait to be asked for. */
const narrow = window.matchMedia('(max-width: 1000px)')

/** Whether the pack details are to be seen; remembered in the settings, apart for narrow windows. */
export function useDetails(): DetailsState {
  const isNarrow = useSyncExternalStore(watchWidth, () => narrow.matches)
  return useApp((state) => detailsOf(state, isNarrow))
}

/** Opens or closes the details from anywhere. */
export function setDetails(next: DetailsState): void {
  const panels = appStore.getState().view?.settings.panels
  const value = next === 'open' ? 1 : 0
  appStore.saveSettings({ panels: { ...panels, [panelName(narrow.matches)]: value } }).catch(tellError)
}

export function flipDetails(): void {
  setDetails(detailsOf(appStore.getState(), narrow.matches) === 'open' ? 'closed' : 'open')
}

function detailsOf({ view }: AppState, isNarrow: boolean): DetailsState {
  const saved = view?.settings.panels?.[panelName(isNarrow)] ?? (isNarrow ? 0 : 1)
  return saved === 0 ? 'closed' : 'open'
}

function panelName(isNarrow: boolean): string {
  return isNarrow ? 'libraryDetailsNarrow' : 'libraryDetails'
}

function watchWidth(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
