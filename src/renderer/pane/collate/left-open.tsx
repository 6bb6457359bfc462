import { useTranslation } from 'react-i18next'
import type { Matter, MatterState } from '../../../core/collation'
import { Checkbox } from '../../ui'
import { MatterLine } from './matter-line'
import { UNSETTLED } from './unsettled'

const MOST_LISTED = 200
const KINDS: readonly MatterState[] = [...UNSETTLED, 'unasked']

interface LeftOpenProps {
  readonly left: readonly Matter[]
  readonly words: 'knowsOpen' | 'knowsUnasked'
  readonly isKnown: boolean
  readonly onKnown: (isKnown: boolean) => void
}

/** What is left as it is, each kind by itself: it does not stop a version, but nobody shall overlook it. */
export function LeftOpen({ left, words, isKnown, onKnown }: LeftOpenProps) {
  const { t } = useTranslation('collate')
  if (left.length === 0) return null
  return (
    <div className="publish-open">
      {KINDS.map((state) => (
        <Some key={state} state={state} matters={left.filter((matter) => matter.state === state)} />
      ))}
      <Checkbox isSelected={isKnown} onChange={onKnown}>
        {t(`publish.${words}`, { count: left.length })}
      </Checkbox>
    </div>
  )
}

interface SomeProps {
  readonly state: MatterState
  readonly matters: readonly Matter[]
}

function Some({ state, matters }: SomeProps) {
  const { t } = useTranslation('collate')
  if (matters.length === 0) return null
  return (
    <details>
      <summary>{t(`publish.left.${state}`, { count: matters.length })}</summary>
      <ul>
        {matters.slice(0, MOST_LISTED).map((matter) => (
          <li key={matter.id}>
            <MatterLine matter={matter} />
          </li>
        ))}
      </ul>
    </details>
  )
}
