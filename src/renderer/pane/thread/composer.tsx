import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Checkbox, TextArea } from '../../ui'
import type { Written } from './acts'

export interface ComposerProps {
  readonly label: string
  readonly submit: string
  /** Whether wording may be offered, and the words it would replace. */
  readonly wording: { readonly was: string } | null
  readonly text?: string
  readonly autoFocus?: boolean
  readonly onSubmit: (written: Written) => void
  readonly onCancel?: () => void
}

/** Where a comment is written. Ctrl+Enter sends it, Escape leaves it. */
export function Composer({
  label,
  submit,
  wording,
  text = '',
  autoFocus,
  onSubmit,
  onCancel,
}: ComposerProps) {
  const { t } = useTranslation('desk')
  const [words, setWords] = useState(text)
  const [offers, setOffers] = useState(false)
  const [offered, setOffered] = useState(wording?.was ?? '')
  const empty = words.trim() === '' && !offers
  const send = (): void => {
    if (empty) return
    onSubmit({ text: words.trim(), ...(offers ? { wording: offered } : {}) })
    setWords('')
    setOffers(false)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === 'Escape' && onCancel) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // The form itself hears Ctrl+Enter and Escape from whichever of its fields has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={onKeyDown}
    >
      <TextArea label={label} value={words} onChange={setWords} autoFocus={autoFocus ?? false} rows={3} />
      {wording && (
        <Checkbox isSelected={offers} onChange={setOffers}>
          {t('thread.offerWording')}
        </Checkbox>
      )}
      {offers && <TextArea label={t('thread.wording')} value={offered} onChange={setOffered} rows={2} />}
      <ComposerFoot submit={submit} empty={empty} onSend={send} onCancel={onCancel} />
    </form>
  )
}

interface ComposerFootProps {
  readonly submit: string
  readonly empty: boolean
  readonly onSend: () => void
  readonly onCancel: (() => void) | undefined
}

function ComposerFoot({ submit, empty, onSend, onCancel }: ComposerFootProps) {
  const { t } = useTranslation('desk')
  return (
    <div className="composer-foot">
      {onCancel && (
        <Button look="quiet" onPress={onCancel}>
          {t('thread.cancel')}
        </Button>
      )}
      <Button look="primary" isDisabled={empty} onPress={onSend}>
        {submit}
      </Button>
    </div>
  )
}
