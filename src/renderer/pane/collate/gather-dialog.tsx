import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewId } from '../../../core/model'
import { useLibrary } from '../../store'
import { collationImportStore, useOpen } from '../../store/collation-window'
import { tellError } from '../../refusal'
import { Button, Checkbox, Dialog } from '../../ui'
import { When } from './when'

/** Takes reviews that are in the library, those of older versions of the pack too. */
export function GatherDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const reviews = useReviews()
  const [chosen, setChosen] = useState<ReadonlySet<ReviewId>>(new Set(reviews.map(({ review }) => review)))
  const toggle = (id: ReviewId, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((one) => one !== id)))
  const gather = () => {
    onClose()
    collationImportStore.bringReviews([...chosen]).catch(tellError)
  }
  return (
    <Dialog
      title={t('gather.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={chosen.size === 0} onPress={gather}>
            {t('gather.enter', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <p>{reviews.length === 0 ? t('gather.none') : t('gather.text')}</p>
      <ul className="choice-list">
        {reviews.map(({ review, author, version, updatedAt }) => (
          <li key={review}>
            <Checkbox isSelected={chosen.has(review)} onChange={(isOn) => toggle(review, isOn)}>
              <bdi>{author.name}</bdi> <span className="field-hint">{t('gather.version', { version })}</span>{' '}
              <When at={updatedAt} />
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** Reviews of this text, of any version of the pack. */
function useReviews() {
  const packs = useLibrary((state) => state.packs)
  const head = useOpen((open) => open.head)
  return useMemo(
    () =>
      (packs ?? [])
        .filter(({ pack }) => pack === head.pack)
        .flatMap(({ reviews, version }) =>
          reviews
            .filter(({ document, locale }) => document === head.document && locale === head.locale)
            .map((review) => ({ ...review, version })),
        ),
    [packs, head],
  )
}
