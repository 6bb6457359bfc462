import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindRequest } from '../../store/desk'
import { liftRanges } from '../../editor'
import { Checkbox, IconButton, SearchField, ToggleGroup } from '../../ui'
import { goToClause } from '../desk/acts'
import { useDeskParts } from '../desk/context'
import { reveal } from '../desk/reveal'
import type { Found } from './find-text'
import { ReplaceForm } from './replace-form'
import { type Asked, MOST_FINDS, useFinds } from './use-finds'

/** Find, and find and replace, over the text. Enter goes on, Escape goes back to the text. */
export function FindBar({ request }: { readonly request: FindRequest }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const [asked, setAsked] = useAsked(request)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [request])
  const finds = useFinds(asked)
  const [at, step] = useStep(finds, asked)
  const close = (): void => {
    session.desk.closeFind()
    session.host().view.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === input.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // The bar hears Enter and Escape from whichever of its fields has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="find-bar"
      role="search"
      aria-label={t(request.replace ? 'command.replace' : 'command.find')}
      onKeyDownCapture={onKeyDown}
    >
      <div className="find-line">
        <SearchField
          label={t('find.query')}
          inputRef={input}
          value={asked.query}
          onChange={(query) => setAsked({ ...asked, query })}
        />
        <span className="find-count" role="status">
          {asked.query && count(t, finds, at)}
        </span>
        <StepButtons isDisabled={!finds.length} onStep={step} />
        <FindOptionsLine asked={asked} onChange={setAsked} />
        <IconButton icon={X} label={t('find.close')} onPress={close} />
      </div>
      {request.replace && asked.side === 'target' && <ReplaceForm finds={finds} query={asked.query} />}
    </section>
  )
}

/** What is asked for; a request with words of its own (the selection) puts them in. */
function useAsked(request: FindRequest): [Asked, (asked: Asked) => void] {
  const [asked, setAsked] = useState<Asked>({
    query: request.query,
    side: 'target',
    matchCase: false,
    wholeWord: false,
    ignoreAccents: false,
  })
  const [turn, setTurn] = useState(request.turn)
  if (turn !== request.turn) {
    setTurn(request.turn)
    if (request.query) setAsked({ ...asked, query: request.query })
  }
  return [asked, setAsked]
}

interface StepButtonsProps {
  readonly isDisabled: boolean
  readonly onStep: (by: 1 | -1) => void
}

function StepButtons({ isDisabled, onStep }: StepButtonsProps) {
  const { t } = useTranslation('desk')
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label={t('find.previous')}
        isDisabled={isDisabled}
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('find.next')}
        isDisabled={isDisabled}
        onPress={() => onStep(1)}
      />
    </>
  )
}

type Say = ReturnType<typeof useTranslation<'desk'>>['t']

function count(t: Say, finds: readonly Found[], at: number): string {
  if (finds.length >= MOST_FINDS) return t('find.many', { count: MOST_FINDS })
  return finds.length ? t('find.at', { at: at + 1, count: finds.length }) : t('find.none')
}

function FindOptionsLine({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const { t } = useTranslation('desk')
  return (
    <>
      <ToggleGroup
        label={t('filter.side')}
        entries={[
          { id: 'target', label: t('column.target') },
          { id: 'source', label: t('column.source') },
        ]}
        value={asked.side}
        onChange={(side) => onChange({ ...asked, side })}
      />
      {(['matchCase', 'wholeWord', 'ignoreAccents'] as const).map((option) => (
        <Checkbox
          key={option}
          isSelected={asked[option]}
          onChange={(value) => onChange({ ...asked, [option]: value })}
        >
          {t(`find.${option}`)}
        </Checkbox>
      ))}
    </>
  )
}

/** Shows all finds in the text and walks through them. */
function useStep(finds: readonly Found[], asked: Asked): [number, (by: 1 | -1) => void] {
  const { session } = useDeskParts()
  const [wanted, setAt] = useState(0)
  const at = Math.min(wanted, Math.max(0, finds.length - 1))
  useEffect(() => {
    const { view } = session.host()
    liftRanges(view, 'found', asked.side === 'target' ? finds : [])
  }, [session, finds, asked.side])
  useEffect(
    () => () => {
      const { view } = session.host()
      liftRanges(view, 'found', [])
      liftRanges(view, 'found-now', [])
    },
    [session],
  )
  const step = (by: 1 | -1): void => {
    if (!finds.length) return
    const next = (at + by + finds.length) % finds.length
    const find = finds[next]!
    setAt(next)
    if (asked.side === 'source') return void (find.clause && goToClauseQuietly(session, find.clause))
    const { view } = session.host()
    liftRanges(view, 'found-now', [find])
    reveal(view, find.from)
  }
  return [at, step]
}

function goToClauseQuietly(session: Parameters<typeof goToClause>[0], clause: string): void {
  const focused = document.activeElement
  goToClause(session, clause)
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
}
