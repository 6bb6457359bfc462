import { useEffect, useMemo, useRef } from 'react'
import { TextArea as Area, TextField as Field, Label } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Matter, acceptWithEdits, readable } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { takeOwn } from './acts'
import { around, extentOf, redlineIn } from './places'
import { RedlineText } from './redline-text'
import { setView, useView } from './view'

/** The decider's own words for a place: begun from a lane, with what would change shown while they write. */
export function OwnWording({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const editing = useView((view) => view.editing)
  const locale = useOpen((open) => open.head.locale)
  const area = useRef<HTMLTextAreaElement>(null)
  const section = useRef<HTMLElement>(null)
  const isOpen = editing !== null
  useEffect(() => {
    if (!isOpen) return
    const at = area.current
    at?.focus()
    // Most often something is added to the wording or changed at its end.
    at?.setSelectionRange(at.value.length, at.value.length)
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  if (!editing) return null
  const enter = () => takeOwn(matter, editing)
  return (
    <section className="own" ref={section} aria-label={t('own.title')}>
      <Field
        className="field"
        value={editing.text}
        onChange={(text) => setView({ editing: { ...editing, text } })}
      >
        <Label className="field-label">{t('own.title')}</Label>
        <Area
          ref={area}
          className="input text-area own-text"
          lang={locale}
          dir={directionOf(locale)}
          rows={3}
          onKeyDown={(event) => answerKeys(event, enter)}
        />
      </Field>
      <h3 className="part-title">{t('own.preview')}</h3>
      <OwnPreview matter={matter} />
      <div className="own-actions">
        <Button look="primary" onPress={enter}>
          {t('own.enter')}
        </Button>
        <Button onPress={close}>{tc('cancel')}</Button>
        <span className="field-hint">{t('own.hint')}</span>
      </div>
    </section>
  )
}

function close(): void {
  setView({ editing: null })
  document.getElementById('matter-title')?.focus()
}

function answerKeys(event: React.KeyboardEvent, enter: () => void): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Escape') close()
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) enter()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function OwnPreview({ matter }: { readonly matter: Matter }) {
  const base = useOpen((open) => open.base)
  const editing = useView((view) => view.editing)
  const stretches = useMemo(() => {
    const extent = extentOf(matter)
    if (!extent || !editing) return []
    const { edits } = acceptWithEdits(matter, editing, { code: 'other' })
    return redlineIn(base, around(base, extent, 120), { pieces: edits })
  }, [base, matter, editing])
  return <RedlineText stretches={stretches} size="small" />
}

/** Begins the decider's own wording from a wish, or from the text as it is. */
export function startOwn(matter: Matter, wish = matter.wishes[0]): void {
  const text = wish ? readable(wish.alternative.content) : matter.base
  setView({ editing: { from: wish?.digest ?? null, text: text.replace(/\n$/, '') } })
}
