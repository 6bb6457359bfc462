import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { keysOf, platformOf } from '../../command'
import { VisuallyHidden } from '../../ui'

interface KeyRecorderProps {
  readonly label: string
  /** The key as it is printed now. */
  readonly shown: string
  readonly isRecording: boolean
  readonly onRecord: () => void
  /** The keys pressed; an empty string for none; null when nothing is to change. */
  readonly onChoose: (keys: string | null) => void
}

/** A button that, once pressed, takes the next key. Tab always leads on. */
export function KeyRecorder({ label, shown, isRecording, onRecord, onChoose }: KeyRecorderProps) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isRecording || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onChoose(null)
    if (event.key === 'Backspace' || event.key === 'Delete') return onChoose('')
    const keys = keysOf(event.nativeEvent, platformOf(navigator.userAgent))
    if (keys !== null) onChoose(keys)
  }
  return (
    <button
      type="button"
      className="key-recorder"
      aria-pressed={isRecording}
      data-records-keys={isRecording}
      onClick={onRecord}
      onKeyDown={onKeyDown}
      onBlur={() => isRecording && onChoose(null)}
    >
      {/* In the name, so that who speaks to the computer can say what is to be seen. */}
      <VisuallyHidden>{label}</VisuallyHidden>{' '}
      {isRecording ? t('settings.keys.press') : <kbd className="keys">{shown}</kbd>}
    </button>
  )
}
