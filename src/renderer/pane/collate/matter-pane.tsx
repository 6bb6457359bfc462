import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useMatter, useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'
import { ClauseContext } from './clause-context'
import { canReopen, isClosed } from './closed'
import { Covered } from './covered'
import { Lanes } from './lanes'
import { ClosedNote, LateNote } from './notes'
import { OwnWording } from './own-wording'
import { Standing } from './standing'
import { ThreadQuestion } from './thread-question'
import { VerdictBar } from './verdict-bar'
import { STATE_TONE } from './tones'
import { UnaskedNote } from './unasked-note'
import { useView } from './view'

const TITLE = 'matter-title'

/** The matter in question: its clause as it reads now, what is wanted, and the verdict. */
export function MatterPane() {
  const id = useView((view) => view.current)
  const matter = useMatter(id)
  useCalledFocus()
  if (!matter) return <NoMatter />
  return (
    <section className="matter" aria-labelledby={TITLE}>
      <div className="matter-scroll">
        <MatterHead matter={matter} />
        <LateNote matter={matter} />
        <ClauseContext matter={matter} />
        <Standing matter={matter} />
        <Covered matter={matter} />
        <Wanted matter={matter} />
        <OwnWording matter={matter} />
      </div>
      <Foot matter={matter} />
    </section>
  )
}

/** What the reviewers want; nothing where nobody asks for anything any more. */
function Wanted({ matter }: { readonly matter: Matter }) {
  if (matter.thread) return <ThreadQuestion matter={matter} thread={matter.thread} />
  return matter.state === 'unasked' ? null : <Lanes matter={matter} />
}

function Foot({ matter }: { readonly matter: Matter }) {
  if (canReopen(matter) && matter.state === 'unasked') return <UnaskedNote matter={matter} />
  return isClosed(matter) ? <ClosedNote matter={matter} /> : <VerdictBar matter={matter} />
}

function MatterHead({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const heading = useRef<HTMLHeadingElement>(null)
  const number = useOpen(({ folded }) => folded.clauses.findIndex(({ id }) => id === matter.clause) + 1)
  useLostFocus(heading, matter.id)
  return (
    <header className="matter-head">
      <h2 id={TITLE} ref={heading} tabIndex={-1} className="matter-title">
        {t(`class.${matter.class}`)}
      </h2>
      <span className="matter-place">{number > 0 ? t('clause.number', { number }) : t('clause.none')}</span>
      <Badge tone={STATE_TONE[matter.state]}>{t(`state.${matter.state}`)}</Badge>
    </header>
  )
}

/** The focus comes when it is called, not whenever a matter takes the place of a clause: the list may have it. */
function useCalledFocus(): void {
  const turn = useView((view) => view.focusTurn)
  const answered = useRef(turn)
  useEffect(() => {
    if (turn === answered.current) return
    answered.current = turn
    document.getElementById(TITLE)?.focus({ preventScroll: true })
  }, [turn])
}

/** A control that went with the matter before leaves the focus nowhere; it comes to the new one. */
function useLostFocus(heading: React.RefObject<HTMLElement | null>, id: string): void {
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body) heading.current?.focus({ preventScroll: true })
  }, [heading, id])
}

function NoMatter() {
  const { t } = useTranslation('collate')
  const count = useOpen((open) => open.matters.length)
  const reviews = useOpen((open) => open.folded.heads.length)
  const text =
    reviews === 0 ? t('matter.noReviews') : count === 0 ? t('matter.noMatters') : t('matter.choose')
  return (
    <section className="matter matter-none" aria-label={t('matter.name')}>
      <p>{text}</p>
    </section>
  )
}
