import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { Button, Checkbox, Dialog, TextArea } from '../../ui'
import { defer } from './acts'
import { useNames } from './use-names'

interface AskDialogProps {
  readonly matter: Matter
  readonly onClose: () => void
}

/** Puts a matter off and asks certain reviewers to look at it again; the question goes out with their receipts. */
export function AskDialog({ matter, onClose }: AskDialogProps) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const names = useNames(matter)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(matter.heads))
  const [text, setText] = useState('')
  const toggle = (head: string, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, head] : [...before].filter((one) => one !== head)))
  const ask = () => {
    onClose()
    defer(matter, { heads: [...chosen], text: text.trim() })
  }
  return (
    <Dialog
      title={t('ask.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={chosen.size === 0 || text.trim() === ''} onPress={ask}>
            {t('ask.enter')}
          </Button>
        </>
      }
    >
      <p>{t('ask.text')}</p>
      <fieldset className="choice-list">
        <legend className="field-label">{t('ask.whom')}</legend>
        {[...matter.heads, ...matter.untouched].map((head) => (
          <Checkbox key={head} isSelected={chosen.has(head)} onChange={(isOn) => toggle(head, isOn)}>
            <bdi>{names.head(head)}</bdi>
          </Checkbox>
        ))}
      </fieldset>
      <TextArea
        label={t('ask.question')}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={4000}
        autoFocus
      />
    </Dialog>
  )
}
