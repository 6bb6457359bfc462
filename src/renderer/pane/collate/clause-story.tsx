import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../contract'
import type { Matter } from '../../../core/collation'
import { client } from '../../api'
import { directionOf } from '../../i18n'
import { tellError } from '../../refusal'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { When } from './when'

/** What became of the clause through the versions of the pack; read when it is asked for. */
export function ClauseStory({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const head = useOpen((open) => open.head)
  const [lines, setLines] = useState<Output<'clause.history'>['lines'] | null>(null)
  const { clause } = matter
  if (clause === null) return null
  const read = () => {
    const { pack, document, locale } = head
    client['clause.history']({ pack, document, locale, clause })
      .then((answer) => setLines(answer.lines))
      .catch(tellError)
  }
  return (
    <section className="side-part">
      <h3 className="part-title">{t('story.title')}</h3>
      {lines === null ? (
        <Button onPress={read}>{t('story.show')}</Button>
      ) : lines.length === 0 ? (
        <p className="side-none">{t('story.none')}</p>
      ) : (
        <ol className="earlier">
          {lines.map((line, i) => (
            // Lines have no names; they are read anew as a whole.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i}>
              <span className="story-version">{t('story.version', { version: line.version })}</span>{' '}
              <span className="standing-code">{t(`disposition:code.${line.code}`)}</span>
              <p className="words" lang={head.locale} dir={directionOf(head.locale)} translate="no">
                {line.old !== '' && <del>{line.old}</del>} {line.new !== '' && <ins>{line.new}</ins>}
              </p>
              {line.reason !== undefined && <p dir="auto">{line.reason}</p>}
              {line.rationale !== undefined && line.rationale !== line.reason && (
                <p dir="auto">{line.rationale}</p>
              )}
              <p className="standing-by">
                <bdi>{line.by.name}</bdi> <When at={line.at} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
