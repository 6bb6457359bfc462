import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Dialog } from '../ui'
import { platformOf, printKeys } from './keys'
import { boundKeys, commandStore, currentCommands, showPalette } from './registry'

/** All keys that work now, by group. */
export function KeySheet() {
  const { t, i18n } = useTranslation()
  const state = useStore(commandStore)
  if (state.open !== 'sheet') return null
  const platform = platformOf(navigator.userAgent)
  const groups = new Map<string, { id: string; title: string; keys: string }[]>()
  for (const command of currentCommands(state)) {
    const keys = boundKeys(state, command)
    if (keys === null) continue
    const lines = groups.get(command.group) ?? []
    lines.push({ id: command.id, title: i18n.t(command.title), keys: printKeys(keys, platform) })
    groups.set(command.group, lines)
  }
  return (
    <Dialog title={t('keySheet.title')} size="wide" onClose={() => showPalette(null)}>
      <div className="key-sheet">
        {[...groups].map(([group, lines]) => (
          <section key={group} className="key-group">
            <h3 className="key-group-title">{i18n.t(group)}</h3>
            <dl className="key-lines">
              {lines.map((line) => (
                <div key={line.id} className="key-line">
                  <dt>{line.title}</dt>
                  <dd>
                    <kbd className="keys">{line.keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="field-hint">{t('keySheet.hint')}</p>
    </Dialog>
  )
}
