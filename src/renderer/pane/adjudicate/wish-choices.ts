import type { TFunction } from 'i18next'
import type { Matter } from '../../../core/collation'
import type { Choice } from './choices'

/** What can be wanted at a place: each alternative, or that the text stays; of a thread, that it is followed or not. */
export function wishChoices(matter: Matter | null, t: TFunction<'adjudicate'>): Choice[] {
  const wishes = matter?.wishes ?? []
  return [
    ...wishes.map(({ digest, text }, i) => ({
      id: digest as string,
      label: t('adjudicate:alternative', { number: i + 1 }),
      ...(matter?.cluster?.property === null
        ? { note: text === '' ? t('adjudicate:choice.deleted') : text }
        : {}),
    })),
    {
      id: 'base',
      label: t('adjudicate:choice.base'),
      ...(matter?.cluster?.property === null ? { note: matter.base } : {}),
    },
  ]
}
