import { useTranslation } from 'react-i18next'
import {
  type Dispute,
  type Matter,
  type Statement,
  shownPositions,
  unheardOf,
  waitingFor,
} from '../../../core/collation'
import { useApp } from '../../store'
import { useOpen } from '../../store/collation-window'
import { When } from '../collate/when'
import { useWishName } from './alternatives'
import { sameName } from './same-name'
import type { PartyNames } from './use-party-names'

interface StatementsProps {
  readonly dispute: Dispute
  readonly matter: Matter | null
  readonly parties: PartyNames
}

/** What was said so far, as far as it may be seen, and who is still waited for. */
export function Statements({ dispute, matter, parties }: StatementsProps) {
  const { t } = useTranslation('adjudicate')
  const me = useApp((state) => state.view?.person?.name ?? '')
  const reader = dispute.parties.find((party) => sameName(party, me)) ?? null
  const positions = shownPositions(dispute, reader)
  const hidden = dispute.positions.length - positions.length
  const waiting = waitingFor(dispute)
  return (
    <section className="statements" aria-label={t('statements.name')}>
      <h3 className="part-title">{t('statements.positions')}</h3>
      {dispute.stage === 'positions' && <p className="field-hint">{t('statements.blind')}</p>}
      <Said list={positions} matter={matter} parties={parties} />
      {hidden > 0 && <p className="statement-hidden">{t('statements.hidden', { count: hidden })}</p>}
      {dispute.rebuttals.length > 0 && (
        <>
          <h3 className="part-title">{t('statements.rebuttals')}</h3>
          <Said list={dispute.rebuttals} matter={matter} parties={parties} />
        </>
      )}
      {waiting.length > 0 && dispute.stage !== 'ruling' && (
        <p className="statement-waiting">
          {t('statements.waiting')}{' '}
          {waiting.map((party) => (
            <bdi key={party} className="chip">
              {parties(party)}
            </bdi>
          ))}
        </p>
      )}
    </section>
  )
}

interface SaidProps {
  readonly list: readonly Statement[]
  readonly matter: Matter | null
  readonly parties: PartyNames
}

function Said({ list, matter, parties }: SaidProps) {
  const wishName = useWishName(matter)
  return (
    <ul className="statement-list">
      {list.map(({ entry, party, wish, text, at }) => (
        <li key={entry} className="statement">
          <p className="statement-head">
            <bdi className="statement-party">{parties(party)}</bdi>
            <span>{wishName(wish)}</span>
            <When at={at} />
          </p>
          <p className="statement-text" dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What came out of turn is shown and has no effect. Words of the blind round stay hidden as long as that is on. */
export function Unheard({ dispute, parties }: Omit<StatementsProps, 'matter'>) {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const unheard = dispute.stage === 'positions' ? [] : unheardOf(log, dispute)
  if (unheard.length === 0) return null
  return (
    <section className="unheard" aria-label={t('unheard.title')}>
      <h3 className="part-title">{t('unheard.title')}</h3>
      <p className="field-hint">{t('unheard.text')}</p>
      <ul className="statement-list">
        {unheard.map(({ id, act, by, at }) => (
          <li key={id} className="statement">
            <p className="statement-head">
              <bdi className="statement-party">{act.kind === 'statement' ? parties(act.party) : by.name}</bdi>
              <When at={at} />
            </p>
            <p className="statement-text" dir="auto">
              {act.kind === 'statement' ? act.text : act.kind === 'rule' ? act.rationale : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
