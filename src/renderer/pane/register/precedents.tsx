import { CircleCheck, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PrecedentRow } from '../../../contract'
import { registerStore, useApp, useRegister } from '../../store'
import { Badge, Button, showToast } from '../../ui'
import { reconfirm } from './acts'
import { ChosenList } from './chosen-list'
import { citationOf } from './citation'
import { ClauseWords } from './clause-words'
import { useWhen } from './format'
import { History } from './history'

const TONES: Readonly<Record<PrecedentRow['standing'], 'good' | 'warn' | 'neutral'>> = {
  holds: 'good',
  'to-reconfirm': 'warn',
  reversed: 'neutral',
}

/** The precedents that have the words looked for; the chosen one is shown beside them. */
export function PrecedentList({ rows }: { readonly rows: readonly PrecedentRow[] }) {
  const { t } = useTranslation('register')
  const chosen = useRegister((state) => state.precedent)
  return (
    <ChosenList
      label={t('list.precedents')}
      entries={rows}
      keyOf={({ precedent }) => precedent.id}
      chosen={chosen}
      onChoose={({ precedent }) => registerStore.show({ precedent: precedent.id })}
      draw={({ precedent, standing }) => (
        <>
          <span className="register-line">
            <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>
            <bdi className="register-heading" lang={precedent.clause.locale}>
              {precedent.clause.heading}
            </bdi>
          </span>
          <span className="register-words" dir="auto">
            {precedent.question}
          </span>
          <span className="register-words register-notes" dir="auto">
            {precedent.ruling}
          </span>
        </>
      )}
    />
  )
}

/** A precedent: what was asked and ruled, whether it may be cited, and the way to say that it still holds. */
export function PrecedentDetail({ row }: { readonly row: PrecedentRow }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const rev = useRegister((state) => state.rev)
  const { precedent, standing } = row
  return (
    <article className="register-detail" aria-label={t('field.precedent')}>
      <header>
        <p className="register-line">
          <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>
          <span className="register-notes">
            {t('precedent.by', { name: precedent.by, time: when.time(precedent.at) })}
          </span>
        </p>
        <ClauseWords clause={precedent.clause} />
      </header>
      <Words title={t('precedent.question')} text={precedent.question} />
      <Words title={t('precedent.ruling')} text={precedent.ruling} />
      <Words title={t('precedent.rationale')} text={precedent.rationale} />
      <StandingPart row={row} />
      <History of={{ precedent: precedent.id }} rev={rev} />
    </article>
  )
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null
  return (
    <section className="register-part">
      <h2>{title}</h2>
      <p dir="auto">{text}</p>
    </section>
  )
}

function StandingPart({ row }: { readonly row: PrecedentRow }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const { standing, reversal, reconfirmed } = row
  return (
    <section className="register-part">
      {reconfirmed.map(({ version, by, at }) => (
        <p key={at} className="register-notes">
          {t('precedent.reconfirmedBy', {
            version: version.packVersion,
            name: by.name,
            time: when.time(at),
          })}
        </p>
      ))}
      {standing === 'to-reconfirm' && <ToReconfirm row={row} />}
      {reversal && <Reversed reversal={reversal} />}
      {standing === 'holds' && <CopyCitation row={row} />}
    </section>
  )
}

function Reversed({ reversal }: { readonly reversal: NonNullable<PrecedentRow['reversal']> }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const { successor } = reversal
  return (
    <>
      <p>{t('precedent.reversed', { name: reversal.by, time: when.time(reversal.at) })}</p>
      {reversal.rationale !== '' && <p dir="auto">{reversal.rationale}</p>}
      {successor !== null && (
        <div className="register-acts">
          <Button onPress={() => registerStore.show({ precedent: successor })}>
            {t('precedent.successor')}
          </Button>
        </div>
      )}
    </>
  )
}

function ToReconfirm({ row }: { readonly row: PrecedentRow }) {
  const { t } = useTranslation('register')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const { latest, precedent } = row
  if (!latest) return null
  const version = latest.packVersion
  const { locale, excerpt } = precedent.clause
  return (
    <>
      <p className="register-warning" role="status">
        {t(latest.text === null ? 'precedent.gone' : 'precedent.changed', { version })}
      </p>
      <div className="register-pairs">
        <figure>
          <figcaption>{t('precedent.before')}</figcaption>
          <blockquote className="quote" lang={locale} dir="auto">
            {excerpt}
          </blockquote>
        </figure>
        {latest.excerpt !== null && (
          <figure>
            <figcaption>{t('precedent.now', { version })}</figcaption>
            <blockquote className="quote" lang={locale} dir="auto">
              {latest.excerpt}
            </blockquote>
          </figure>
        )}
      </div>
      {canWrite && (
        <div className="register-acts">
          <Button icon={CircleCheck} onPress={() => void reconfirm(row)}>
            {t('precedent.reconfirm', { version })}
          </Button>
        </div>
      )}
    </>
  )
}

function CopyCitation({ row }: { readonly row: PrecedentRow }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const citation = citationOf(row, t, when.time(row.precedent.at))
  if (citation === null) return null
  const copy = () =>
    navigator.clipboard
      .writeText(citation)
      .then(() => showToast({ tone: 'good', title: t('precedent.copied'), text: citation }))
      .catch(() => showToast({ tone: 'problem', title: t('precedent.notCopied'), text: citation }))
  return (
    <div className="register-acts">
      <Button icon={Copy} onPress={() => void copy()}>
        {t('precedent.copy')}
      </Button>
    </div>
  )
}
