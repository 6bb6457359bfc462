import { BookX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClausePlace } from '../../../contract'
import type { GapFields } from '../../../core/model'
import { useLibrary } from '../../store'
import { Button, Dialog, EmptyState } from '../../ui'
import { openGap } from './acts'
import { GapFieldsForm } from './gap-fields'
import { firstPlace, PlaceChoice } from './place-choice'

const EMPTY: GapFields = {
  kind: 'policy',
  text: '',
  example: '',
  market: '',
  severity: 'major',
  proposedWording: '',
  owner: '',
  due: null,
}

interface NewGapProps {
  /** The clause to begin with; null for the first document that there is. */
  readonly on: ClausePlace | null
  readonly onClose: () => void
}

/** Enters a gap by hand: on which clause, and what. */
export function NewGap({ on, onClose }: NewGapProps) {
  const { t } = useTranslation('register')
  const { t: tc } = useTranslation()
  const packs = useLibrary((state) => state.packs) ?? []
  const [place, setPlace] = useState<ClausePlace | null>(() => on ?? firstPlace(packs[0]))
  const market = packs.find(({ digest }) => digest === place?.digest)?.market ?? ''
  const [draft, setDraft] = useState<Partial<GapFields>>({})
  const fields = { ...EMPTY, market: market.slice(0, 200), ...draft }
  const isReady = place !== null && fields.text.trim() !== ''
  const save = async () => {
    if (place && (await openGap(place, { ...fields, text: fields.text.trim() })) === 'done') onClose()
  }
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void save()}>
            {t('new.save')}
          </Button>
        </>
      }
    >
      {place === null ? (
        <EmptyState icon={BookX} title={t('new.clause')} text={t('new.noPack')} />
      ) : (
        <>
          <PlaceChoice packs={packs} place={place} onChange={setPlace} />
          <GapFieldsForm
            value={fields}
            onChange={(patch) => setDraft({ ...draft, ...patch })}
            access="write"
          />
        </>
      )}
    </Dialog>
  )
}
