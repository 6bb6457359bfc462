import { GitCompareArrows } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CompareText, goTo, libraryStore, useLibrary } from '../../store'
import { Button, EmptyState, Screen } from '../../ui'
import { chosenOf, subjectsOf } from './choice'
import { CompareTexts } from './compare-texts'
import '../../style/editor.css'
import '../../style/compare.css'

export interface CompareScreenProps {
  readonly before?: CompareText | undefined
  readonly after?: CompareText | undefined
}

/** Two texts as one redline: versions of a pack, or what reviewers made of them. */
export function CompareScreen({ before, after }: CompareScreenProps) {
  const { t } = useTranslation('compare')
  const packs = useLibrary((state) => state.packs)
  const subjects = useMemo(() => subjectsOf(packs ?? []), [packs])
  const first = useMemo(() => chosenOf(subjects, { before, after }), [subjects, before, after])
  // What was chosen here stays while the library is read again.
  const [opened, setOpened] = useState(first)
  if (!opened && first) setOpened(first)
  useEffect(() => void libraryStore.load(), [])
  if (opened) return <CompareTexts subjects={subjects} first={opened} />
  return (
    <Screen name={t('title')} heading={<h1>{t('title')}</h1>}>
      {packs === null ? (
        <p className="opening" role="status">
          {t('opening')}
        </p>
      ) : (
        <EmptyState
          icon={GitCompareArrows}
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            <Button look="primary" onPress={() => goTo({ screen: 'library' })}>
              {t('empty.toLibrary')}
            </Button>
          }
        />
      )}
    </Screen>
  )
}
