import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Dispute, type Matter, areNamesHidden, targetKey } from '../../../core/collation'
import type { AdjudicateTarget } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Badge, Checkbox } from '../../ui'
import { ClauseContext } from '../collate/clause-context'
import { Alternatives } from './alternatives'
import { OpenedCollation } from './collation-choice'
import { DisputeTools } from './dispute-tools'
import { Due } from './due'
import { EarlierRulings } from './earlier-rulings'
import { RulingForm } from './ruling-form'
import { Rulings } from './rulings'
import { StatementForm } from './statement-form'
import { Statements, Unheard } from './statements'
import { type PartyNames, usePartyNames } from './use-party-names'

/** The dispute that was chosen, in the collation that it belongs to. */
export function DisputePlace({ target: { collation, dispute } }: { readonly target: AdjudicateTarget }) {
  const { t } = useTranslation('adjudicate')
  if (collation === undefined || dispute === undefined)
    return (
      <section className="dispute dispute-none" aria-label={t('dispute.name')}>
        <p>{t('dispute.choose')}</p>
      </section>
    )
  return (
    <OpenedCollation collation={collation}>
      <OpenDispute id={dispute} />
    </OpenedCollation>
  )
}

function OpenDispute({ id }: { readonly id: string }) {
  const { t } = useTranslation('adjudicate')
  const dispute = useOpen(({ log }) => log.disputes.find((one) => one.id === id))
  const matter = useOpen(({ matters }) => (dispute ? matterOf(dispute, matters) : null))
  const [names, setNames] = useState<'names' | 'letters'>('names')
  const hidden = useOpen(({ log }) => !dispute?.ruling && areNamesHidden(log.names, matter))
  const parties = usePartyNames(dispute ?? null, hidden ? 'hidden' : names)
  if (!dispute) return <p className="dispute dispute-none">{t('dispute.gone')}</p>
  return (
    <section className="dispute" aria-labelledby="dispute-title">
      <DisputeHead dispute={dispute} />
      <div className="dispute-tools">
        <Checkbox
          isSelected={hidden || names === 'letters'}
          isDisabled={hidden}
          onChange={(on) => setNames(on ? 'letters' : 'names')}
        >
          {t('letters')}
        </Checkbox>
        <DisputeTools matter={matter} />
      </div>
      {matter && <ClauseContext matter={matter} />}
      {matter ? <Alternatives matter={matter} /> : <p className="field-hint">{t('dispute.noMatter')}</p>}
      <Statements dispute={dispute} matter={matter} parties={parties} />
      <Turn key={dispute.stage} dispute={dispute} matter={matter} parties={parties} />
      <Rulings dispute={dispute} matter={matter} />
      <Unheard dispute={dispute} parties={parties} />
      <EarlierRulings dispute={dispute} />
    </section>
  )
}

/** What is to be done now, if anything. */
function Turn(props: {
  readonly dispute: Dispute
  readonly matter: Matter | null
  readonly parties: PartyNames
}) {
  const { dispute, matter } = props
  if (dispute.stage === 'closed') return null
  if (dispute.stage === 'ruling') return <RulingForm dispute={dispute} matter={matter} kind="ruling" />
  return (
    <>
      <StatementForm key={dispute.stage} {...props} />
      <EarlyRuling dispute={dispute} matter={matter} />
    </>
  )
}

/** Who is waited for may never answer: the adjudicator can rule without them. */
function EarlyRuling({ dispute, matter }: { readonly dispute: Dispute; readonly matter: Matter | null }) {
  const { t } = useTranslation('adjudicate')
  return (
    <details className="early">
      <summary>{t('rule.early')}</summary>
      <p className="field-hint">{t('rule.earlyHint')}</p>
      <RulingForm dispute={dispute} matter={matter} kind="ruling" />
    </details>
  )
}

function DisputeHead({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('adjudicate')
  const { question, stage, adjudicator, referredBy, due, clause } = dispute
  const number = useOpen(({ folded }) => folded.clauses.findIndex(({ id }) => id === clause) + 1)
  return (
    <header className="dispute-head">
      <h2 id="dispute-title" className="dispute-title" dir="auto">
        {question}
      </h2>
      <p className="dispute-facts">
        <Badge tone={stage === 'closed' ? 'good' : 'accent'}>{t(`stage.${stage}`)}</Badge>
        {number > 0 && <span>{t('dispute.clause', { number })}</span>}
        <span>{t('dispute.adjudicator', { name: adjudicator })}</span>
        <span>{t('dispute.referred', { name: referredBy })}</span>
        {due !== null && stage !== 'closed' && <Due at={due} />}
      </p>
    </header>
  )
}

/** The matter that a dispute is about now, also where its place has grown since. */
function matterOf(dispute: Dispute, matters: readonly Matter[]): Matter | null {
  const key = targetKey(dispute.on)
  return (
    matters.find(({ target }) => targetKey(target) === key) ??
    matters.find((matter) => matter.dispute?.id === dispute.id) ??
    null
  )
}
