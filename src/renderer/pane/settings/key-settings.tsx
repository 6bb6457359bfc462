import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import {
  boundKeys,
  type Command,
  commandStore,
  type CommandState,
  currentCommands,
  knownCommands,
  normalKeys,
  platformOf,
  printKeys,
} from '../../command'
import { tellError } from '../../refusal'
import { appStore } from '../../store'
import { Button, IconButton } from '../../ui'
import { KeyRecorder } from './key-recorder'
import { SettingsPart } from './settings-part'

/** Every command that has been seen, with its key, which can be changed. */
export function KeySettings() {
  const { t, i18n } = useTranslation()
  const state = useStore(commandStore)
  const commands = knownCommands(state)
  const [recording, setRecording] = useState<string | null>(null)
  const groups = [...new Set(commands.map((command) => command.group))]
  const choose = (command: Command, keys: string | null) => {
    setRecording(null)
    if (keys !== null) rebind(state, command, keys)
  }
  return (
    <SettingsPart title={t('settings.keys.title')}>
      <p className="field-hint">{t('settings.keys.hint')}</p>
      {groups.map((group) => (
        <table key={group} className="key-table">
          <caption>{i18n.t(group)}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('settings.keys.command')}</th>
              <th scope="col">{t('settings.keys.key')}</th>
            </tr>
          </thead>
          <tbody>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  state={state}
                  isRecording={recording === command.id}
                  onRecord={() => setRecording(command.id)}
                  onChoose={(keys) => choose(command, keys)}
                />
              ))}
          </tbody>
        </table>
      ))}
      {Object.keys(state.rebound).length > 0 && (
        <div>
          <Button icon={RotateCcw} onPress={() => saveKeys({})}>
            {t('settings.keys.resetAll')}
          </Button>
        </div>
      )}
    </SettingsPart>
  )
}

interface KeyRowProps {
  readonly command: Command
  readonly state: CommandState
  readonly isRecording: boolean
  readonly onRecord: () => void
  readonly onChoose: (keys: string | null) => void
}

function KeyRow({ command, state, isRecording, onRecord, onChoose }: KeyRowProps) {
  const { t, i18n } = useTranslation()
  const platform = platformOf(navigator.userAgent)
  const keys = boundKeys(state, command)
  const clash = clashOf(state, command)
  const isChanged = state.rebound[command.id] !== undefined
  const title = i18n.t(command.title)
  return (
    <tr>
      <th scope="row">
        {title}
        {clash && (
          <span className="key-clash">{t('settings.keys.clash', { command: i18n.t(clash.title) })}</span>
        )}
      </th>
      <td>
        <span className="key-cell">
          {isChanged && (
            <IconButton
              icon={RotateCcw}
              size="small"
              label={t('settings.keys.reset', {
                keys: command.keys ? printKeys(command.keys, platform) : t('settings.keys.none'),
              })}
              onPress={() => rebind(state, command, null)}
            />
          )}
          <KeyRecorder
            label={t('settings.keys.change', { command: title })}
            shown={keys === null ? t('settings.keys.none') : printKeys(keys, platform)}
            isRecording={isRecording}
            onRecord={onRecord}
            onChoose={onChoose}
          />
        </span>
      </td>
    </tr>
  )
}

/** Another command that the same key would mean on the same screen or everywhere. */
function clashOf(state: CommandState, command: Command): Command | undefined {
  const keys = boundKeys(state, command)
  if (keys === null) return undefined
  return knownCommands(state).find(
    (other) =>
      other.id !== command.id &&
      boundKeys(state, other) === keys &&
      (other.group === command.group || currentCommands(state).some(({ id }) => id === other.id)),
  )
}

/** `null` gives the command its own key back, an empty string takes it away. */
function rebind({ rebound }: CommandState, { id, keys: own = '' }: Command, keys: string | null): void {
  const rest = Object.fromEntries(Object.entries(rebound).filter(([other]) => other !== id))
  const isOwn = keys === null || normalKeys(keys) === normalKeys(own)
  saveKeys(isOwn ? rest : { ...rest, [id]: keys })
}

function saveKeys(keys: Readonly<Record<string, string>>): void {
  appStore.saveSettings({ keys }).catch(tellError)
}
