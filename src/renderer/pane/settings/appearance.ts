import type { StoreApi } from 'zustand/vanilla'
import type { Settings } from '../../../contract'
import type { AppState } from '../../store'

export const DEFAULT_TEXT_SIZE = 17

/** Keeps theme and text size of the page as the settings say, also when the system's own wishes change. */
export function followAppearance(store: Pick<StoreApi<AppState>, 'getState' | 'subscribe'>): () => void {
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const show = (): void => applyAppearance(store.getState().view?.settings ?? {}, contrast.matches)
  show()
  contrast.addEventListener('change', show)
  const stop = store.subscribe(show)
  return () => {
    stop()
    contrast.removeEventListener('change', show)
  }
}

function applyAppearance({ theme = 'system', textSize }: Settings, systemContrast: boolean): void {
  const { dataset, style } = document.documentElement
  if (theme === 'light' || theme === 'dark') dataset['theme'] = theme
  else delete dataset['theme']
  if (theme === 'contrast' || (theme === 'system' && systemContrast)) dataset['contrast'] = 'more'
  else delete dataset['contrast']
  style.setProperty('--text-size', `${textSize ?? DEFAULT_TEXT_SIZE}px`)
}
