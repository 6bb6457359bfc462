import './no-code-from-strings'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { startI18n } from './i18n'
import { appStore } from './store'
import './style/tokens.css'
import './style/script.css'
import './style/base.css'
import './style/ui.css'
import './style/frame.css'
import './style/library.css'
import './style/settings.css'

async function start(): Promise<void> {
  await appStore.load()
  await startI18n(appStore.getState().view?.settings.uiLocale)
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}

void start()
