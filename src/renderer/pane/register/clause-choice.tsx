import { useEffect, useMemo, useState } from 'react'
import { Button, Label, ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ClausePlace } from '../../../contract'
import type { ClauseId } from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { SearchField } from '../../ui'

interface ListedClause {
  readonly clause: ClauseId
  readonly heading: string
  readonly excerpt: string
}

interface ClauseChoiceProps {
  readonly place: ClausePlace
  readonly onChange: (place: ClausePlace) => void
}

/** Finds a clause of a text by its words. Long texts show the first that have them. */
export function ClauseChoice({ place, onChange }: ClauseChoiceProps) {
  const { t } = useTranslation('register')
  const [words, setWords] = useState('')
  const clauses = useClauses(place)
  const found = useMemo(() => findClauses(clauses, words), [clauses, words])
  const chosen = clauses.find(({ clause }) => clause === place.clause)
  if (place.clause !== null)
    return (
      <div className="register-line">
        <span className="field-label">{t('new.clause')}</span>
        <Button className="link-button" onPress={() => onChange({ ...place, clause: null })}>
          <bdi lang={place.locale}>{chosen?.excerpt ?? place.clause}</bdi>
        </Button>
      </div>
    )
  return (
    <div className="field">
      <Label className="field-label">{t('new.clause')}</Label>
      <SearchField label={t('new.find')} placeholder={t('new.whole')} value={words} onChange={setWords} />
      <ListBox
        className="register-clauses"
        aria-label={t('new.clause')}
        items={found}
        renderEmptyState={() => t('new.none')}
        onAction={(key) => {
          const one = clauses.find(({ clause }) => clause === key)
          if (one) onChange({ ...place, clause: one.clause })
        }}
      >
        {(one) => (
          <ListBoxItem id={one.clause} textValue={one.excerpt} className="register-clause-row">
            <bdi lang={place.locale} className="register-notes">
              {one.heading}
            </bdi>
            <span lang={place.locale} dir="auto">
              {one.excerpt}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}

const MOST = 100

/** Clauses in whose words or heading all of these words occur. */
function findClauses(clauses: readonly ListedClause[], words: string): (ListedClause & { id: ClauseId })[] {
  const wanted = words.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean)
  return clauses
    .filter(({ heading, excerpt }) => {
      const text = `${heading}\n${excerpt}`.normalize('NFKC').toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .slice(0, MOST)
    .map((one) => ({ ...one, id: one.clause }))
}

function useClauses({ pack, digest, document, locale }: ClausePlace): readonly ListedClause[] {
  const [clauses, setClauses] = useState<readonly ListedClause[]>([])
  useEffect(() => {
    let left = false
    client['register.clauses']({ pack, digest, document, locale })
      .then((answer) => left || setClauses(answer.clauses))
      .catch(tellError)
    return () => {
      left = true
    }
  }, [pack, digest, document, locale])
  return clauses
}
