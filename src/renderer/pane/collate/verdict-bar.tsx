import {
  Ban,
  Check,
  Clock,
  Ellipsis,
  Gavel,
  MessageCircleQuestion,
  PencilLine,
  RotateCcw,
} from 'lucide-react'
import { memo } from 'react'
import { TextField as Field, Input } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import type { ReasonCode } from '../../../core/model'
import { useKeysOf } from '../../command'
import { useApp } from '../../store'
import { useCollation } from '../../store/collation-window'
import { Button, IconButton, Menu, type MenuEntry, Select } from '../../ui'
import { defer, reject, reopen, takeWish } from './acts'
import { canReword } from './closed'
import { startOwn } from './own-wording'
import { REASON_CODES } from './reason'
import { setView, useView } from './view'

/** Every verdict on the matter, and why. */
export function VerdictBar({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const waiting = useCollation((state) => state.waiting)
  const busy = waiting || !canWrite
  return (
    <footer className="verdict" role="group" aria-label={t('verdict.name')}>
      <div className="verdict-why">
        <ReasonFields />
      </div>
      <div className="verdict-acts">
        {matter.thread && (
          <Verdict id="agree" icon={Check} isDisabled={busy} onPress={() => takeWish(matter, null)} />
        )}
        {canReword(matter) && (
          <Verdict id="edit" icon={PencilLine} isDisabled={busy} onPress={() => startOwn(matter)} />
        )}
        <Verdict id="reject" icon={Ban} isDisabled={busy} onPress={() => reject(matter)} />
        <Verdict id="defer" icon={Clock} isDisabled={busy} onPress={() => defer(matter)} />
        <MoreVerdicts matter={matter} busy={busy} />
      </div>
    </footer>
  )
}

interface VerdictProps {
  readonly id: 'agree' | 'edit' | 'reject' | 'defer'
  readonly icon: typeof Ban
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function Verdict({ id, icon, isDisabled, onPress }: VerdictProps) {
  const { t } = useTranslation('collate')
  const keys = useKeysOf(`collate.${id === 'agree' ? 'take1' : id}`)
  return (
    <Button icon={icon} isDisabled={isDisabled} onPress={onPress}>
      {t(`verdict.${id}`)}
      {keys !== undefined && <kbd className="keys">{keys}</kbd>}
    </Button>
  )
}

function MoreVerdicts({ matter, busy }: { readonly matter: Matter; readonly busy: boolean }) {
  const { t } = useTranslation('collate')
  const keys = {
    ask: useKeysOf('collate.ask'),
    refer: useKeysOf('collate.refer'),
    reopen: useKeysOf('collate.reopen'),
  }
  const entries: MenuEntry[] = [
    {
      id: 'ask',
      label: t('verdict.ask'),
      icon: MessageCircleQuestion,
      isDisabled: matter.heads.length === 0,
      run: () => setView({ dialog: 'ask' }),
      ...(keys.ask === undefined ? {} : { keys: keys.ask }),
    },
    {
      id: 'refer',
      label: t('verdict.refer'),
      icon: Gavel,
      run: () => setView({ dialog: 'refer' }),
      ...(keys.refer === undefined ? {} : { keys: keys.refer }),
    },
    {
      id: 'reopen',
      label: t('verdict.reopen'),
      icon: RotateCcw,
      parts: true,
      isDisabled: !matter.standing,
      run: () => void reopen(matter),
      ...(keys.reopen === undefined ? {} : { keys: keys.reopen }),
    },
  ]
  return (
    <Menu label={t('verdict.more')} entries={entries}>
      <IconButton icon={Ellipsis} label={t('verdict.more')} isDisabled={busy} />
    </Menu>
  )
}

/** The reason for the next verdict: a code to count by, and a sentence for people. */
export const ReasonFields = memo(function ReasonFields() {
  const { t } = useTranslation('collate')
  const code = useView((view) => view.code)
  const sentence = useView((view) => view.sentence)
  const sentences = useView((view) => view.sentences)
  const options = [
    { id: 'usual', label: t('reasonField.usual') },
    ...REASON_CODES.map((id) => ({ id, label: t(`disposition:code.${id}`) })),
  ]
  return (
    <>
      <Select
        label={t('reasonField.code')}
        options={options}
        value={code ?? 'usual'}
        onChange={(id) => setView({ code: id === 'usual' ? null : (id as ReasonCode) })}
      />
      <Field
        className="reason-sentence"
        aria-label={t('reasonField.sentence')}
        value={sentence}
        maxLength={4000}
        onChange={(text) => setView({ sentence: text })}
        onKeyDown={leaveOnEnter}
      >
        <Input
          id="collate-sentence"
          className="input"
          dir="auto"
          placeholder={t('reasonField.placeholder')}
          list="collate-sentences"
        />
      </Field>
      <datalist id="collate-sentences">
        {sentences.map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
      </datalist>
    </>
  )
})

/** The sentence is written before the verdict: Enter and Escape give the keys back to the verdicts. */
function leaveOnEnter(event: {
  key: string
  nativeEvent: KeyboardEvent
  continuePropagation?: () => void
}): void {
  const isOver = event.key === 'Enter' || event.key === 'Escape'
  if (isOver && !event.nativeEvent.isComposing) document.getElementById('matter-title')?.focus()
  else event.continuePropagation?.()
}
