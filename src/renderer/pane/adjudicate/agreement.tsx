import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agreementOf } from '../../../core/agreement'
import { type RatedSet, ratingsOf } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { ToggleGroup } from '../../ui'
import { ClauseTable } from './clause-table'
import { ConfusionTable } from './confusion-table'
import { Definitions } from './definitions'
import { FigureTable } from './figure-table'
import { LeaveOneOut } from './leave-one-out'

const SETS: readonly RatedSet['id'][] = ['clauses', 'places', 'positions', 'rebuttals', 'groups']

/** How far people agree, by round, and where they do not. */
export function Agreement() {
  const { t } = useTranslation('adjudicate')
  const folded = useOpen((open) => open.folded)
  const log = useOpen((open) => open.log)
  const [chosen, setChosen] = useState<RatedSet['id']>('clauses')
  const sets = useMemo(() => new Map(ratingsOf(folded, log).map((set) => [set.id, set])), [folded, log])
  const set = sets.get(chosen)
  const agreement = useMemo(
    () => agreementOf(set?.units ?? [], { categories: set ? set.categories : 0 }),
    [set],
  )
  if (!set) return null
  return (
    <div className="agreement">
      <div className="agreement-tools">
        <ToggleGroup
          label={t('rounds.name')}
          entries={SETS.map((id) => ({ id, label: t(`rounds.${id}`) }))}
          value={chosen}
          onChange={setChosen}
        />
        <Definitions />
      </div>
      <p className="field-hint">{t(`rounds.${chosen}Hint`)}</p>
      <FigureTable agreement={agreement} />
      {(chosen === 'clauses' || chosen === 'places') && <ClauseTable set={set} />}
      <LeaveOneOut agreement={agreement} set={set} />
      {set.categories !== null && <ConfusionTable agreement={agreement} />}
    </div>
  )
}
