import { memo, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter, MatterWish } from '../../../core/collation'
import { useMatter, useOpen } from '../../store/collation-window'
import { PositionsPanel } from '../positions/positions-panel'
import { ClauseStory } from './clause-story'
import { EarlierDecisions } from './earlier'
import { ThreadTalk } from './thread-talk'
import { useNames } from './use-names'
import { useView } from './view'

/** What was said about the matter in question: reasons, error types, threads of the clause, earlier decisions. */
export function MatterNotes() {
  const { t } = useTranslation('collate')
  // The matter comes first; who goes through many by keys does not wait for what stands beside each.
  const matter = useDeferredValue(useMatter(useView((view) => view.current)))
  if (!matter) return <p className="side-none">{t('side.noMatter')}</p>
  return <Notes matter={matter} />
}

const Notes = memo(function Notes({ matter }: { readonly matter: Matter }) {
  return (
    <div className="side-scroll">
      {matter.wishes.length > 0 && <Reasons matter={matter} />}
      <Dispute matter={matter} />
      <ClauseThreads matter={matter} />
      <EarlierDecisions matter={matter} />
      <div className="side-part">
        <PositionsPanel matter={matter} />
      </div>
      <ClauseStory key={matter.clause} matter={matter} />
    </div>
  )
})

function Reasons({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const said = matter.wishes.filter(
    ({ reasons, errorTypes, necessities }) => reasons.length + errorTypes.length + necessities.length > 0,
  )
  return (
    <section className="side-part">
      <h3 className="part-title">{t('why.title')}</h3>
      {said.length === 0 && <p className="side-none">{t('why.none')}</p>}
      {said.map((wish) => (
        <WishReasons key={wish.digest} matter={matter} wish={wish} />
      ))}
    </section>
  )
}

function WishReasons({ matter, wish }: { readonly matter: Matter; readonly wish: MatterWish }) {
  const { t } = useTranslation('collate')
  const names = useNames(matter)
  const number = matter.wishes.indexOf(wish) + 1
  const tags = [
    ...wish.errorTypes.map((id) => t(`desk:errorType.${id}`)),
    ...wish.necessities.map((id) => t(`necessity.${id}`)),
  ]
  return (
    <div className="why">
      {matter.wishes.length > 1 && <p className="why-lane">{t('lane.one', { number })}</p>}
      {tags.length > 0 && (
        <ul className="chips" aria-label={t('why.tags')}>
          {tags.map((tag) => (
            <li key={tag} className="chip chip-tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {wish.reasons.map(({ reviewer, text }) => (
        <p key={`${reviewer} ${text}`} className="why-text">
          <bdi className="why-name">{names.named(reviewer)}</bdi> <span dir="auto">{text}</span>
        </p>
      ))}
    </div>
  )
}

function Dispute({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const { dispute } = matter
  if (!dispute) return null
  return (
    <section className="side-part">
      <h3 className="part-title">{t('dispute.title')}</h3>
      <p dir="auto">{dispute.question}</p>
      <p className="side-fact">{t('dispute.adjudicator', { name: dispute.adjudicator })}</p>
      <p className="side-fact">{t(`dispute.stage.${dispute.stage}`)}</p>
    </section>
  )
}

/** Threads beside the matter; the one in question is in the middle already. */
function ClauseThreads({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const threads = useOpen((open) => open.folded.threads)
  const own = threads.filter(
    (one) => matter.clause !== null && one.clause === matter.clause && one !== matter.thread,
  )
  if (own.length === 0) return null
  return (
    <section className="side-part">
      <h3 className="part-title">{t('side.threads', { count: own.length })}</h3>
      {own.map((thread) => (
        <ThreadTalk key={thread.thread.id} thread={thread} matter={matter} />
      ))}
    </section>
  )
}
