import { Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Dispute, type Matter, type Ruling, takes } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { Badge, Button } from '../../ui'
import { around, redlineIn } from '../collate/places'
import { RedlineText } from '../collate/redline-text'
import { When } from '../collate/when'
import { RulingForm } from './ruling-form'

interface RulingsProps {
  readonly dispute: Dispute
  readonly matter: Matter | null
}

/** What was ruled and reversed, the last first; an earlier ruling stays to be read. */
export function Rulings({ dispute, matter }: RulingsProps) {
  const { t } = useTranslation('adjudicate')
  const [reversing, setReversing] = useState<'no' | 'yes'>('no')
  if (dispute.rulings.length === 0) return null
  return (
    <section className="rulings" aria-label={t('rulings.name')}>
      <h3 className="part-title">{t('rulings.name')}</h3>
      <ol className="ruling-list">
        {[...dispute.rulings].reverse().map((ruling, i) => (
          <li key={ruling.entry} className="ruling" data-over={i > 0 || undefined}>
            <RulingView ruling={ruling} holds={i === 0 ? 'yes' : 'no'} />
          </li>
        ))}
      </ol>
      {reversing === 'yes' ? (
        <RulingForm dispute={dispute} matter={matter} kind="reversal" onDone={() => setReversing('no')} />
      ) : (
        <Button icon={Undo2} onPress={() => setReversing('yes')}>
          {t('rule.reverse')}
        </Button>
      )}
    </section>
  )
}

function RulingView({ ruling, holds }: { readonly ruling: Ruling; readonly holds: 'yes' | 'no' }) {
  const { t } = useTranslation('adjudicate')
  const { standing, inPlaceOf, rationale, precedent, kind } = ruling
  const { disposition, by, at } = standing
  return (
    <>
      <p className="statement-head">
        <bdi className="statement-party">{by.name}</bdi>
        <span>{t(`rulings.${kind}`)}</span>
        <When at={at} />
        <Badge tone={holds === 'yes' ? 'good' : 'neutral'}>
          {t(holds === 'yes' ? 'rulings.holds' : 'rulings.reversed')}
        </Badge>
        <Badge>{t(precedent === 'precedent' ? 'rule.precedent' : 'rule.thisCase')}</Badge>
      </p>
      {inPlaceOf !== null && <p className="note">{t('rulings.inPlaceOf', { name: inPlaceOf })}</p>}
      <p>{t(takes(disposition) ? 'rulings.changed' : 'rulings.stays')}</p>
      <Outcome ruling={ruling} />
      <p className="statement-text" dir="auto">
        {rationale}
      </p>
    </>
  )
}

function Outcome({ ruling }: { readonly ruling: Ruling }) {
  const base = useOpen((open) => open.base)
  const { on, edits } = ruling.standing.disposition
  const stretches = useMemo(
    () => (on.kind === 'cluster' ? redlineIn(base, around(base, on.extent, 80), { pieces: edits }) : []),
    [base, on, edits],
  )
  if (on.kind !== 'cluster' || on.extent.property !== null) return null
  return <RedlineText stretches={stretches} size="small" />
}
