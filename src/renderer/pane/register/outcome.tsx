import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gap, GapAct, VersionRef } from '../../../core/model'
import { useLibrary } from '../../store'
import { Button, Dialog, Select, TextArea } from '../../ui'
import { actOn } from './acts'
import { useWhen } from './format'

interface OutcomeProps {
  readonly gap: Gap
  readonly access: 'write' | 'read-only'
}

/** How a gap ended, and the ways to end it: closed with what was done and the version it was done in, or declined. */
export function Outcome({ gap, access }: OutcomeProps) {
  const { t } = useTranslation('register')
  const [asking, setAsking] = useState<'close' | 'decline' | null>(null)
  const canAct = access === 'write'
  return (
    <section className="register-part">
      {gap.outcome && (
        <>
          <h2>{t('field.outcome')}</h2>
          <OutcomeWords gap={gap} />
        </>
      )}
      {canAct && (
        <div className="register-acts">
          {gap.outcome ? (
            <Button onPress={() => void actOn({ kind: 'reopen', gap: gap.id })}>{t('close.reopen')}</Button>
          ) : (
            <>
              <Button onPress={() => setAsking('close')}>{t('close.button')}</Button>
              <Button look="quiet" onPress={() => setAsking('decline')}>
                {t('close.decline')}
              </Button>
            </>
          )}
        </div>
      )}
      {asking && <EndDialog gap={gap} way={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

function OutcomeWords({ gap: { outcome, status } }: { readonly gap: Gap }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  if (!outcome) return null
  const by = { name: outcome.by.name, time: when.time(outcome.at) }
  return (
    <>
      <p dir="auto">{outcome.what}</p>
      {outcome.version && <p>{t('close.inVersion', { version: outcome.version.packVersion })}</p>}
      <p className="register-notes">{t(status === 'declined' ? 'close.declined' : 'close.closed', by)}</p>
    </>
  )
}

interface EndDialogProps {
  readonly gap: Gap
  readonly way: 'close' | 'decline'
  readonly onClose: () => void
}

function EndDialog({ gap, way, onClose }: EndDialogProps) {
  const { t } = useTranslation('register')
  const { t: tc } = useTranslation()
  const versions = useVersions(gap)
  const [what, setWhat] = useState('')
  const [digest, setDigest] = useState<string>(versions[0]?.packDigest ?? '')
  const version = versions.find(({ packDigest }) => packDigest === digest) ?? null
  const isReady = what.trim() !== ''
  const save = async () => {
    const act: GapAct =
      way === 'close'
        ? { kind: 'close', gap: gap.id, what: what.trim(), version }
        : { kind: 'decline', gap: gap.id, what: what.trim() }
    if ((await actOn(act)) === 'done') onClose()
  }
  return (
    <Dialog
      title={t(way === 'close' ? 'close.title' : 'close.declineTitle')}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={!isReady} onPress={() => void save()}>
            {t(way === 'close' ? 'close.save' : 'close.declineSave')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t(way === 'close' ? 'close.what' : 'close.why')}
        value={what}
        onChange={setWhat}
        maxLength={4000}
        rows={3}
        autoFocus
      />
      {way === 'close' && (
        <VersionChoice versions={versions} value={version?.packDigest ?? ''} onChange={setDigest} />
      )}
    </Dialog>
  )
}

interface VersionChoiceProps {
  readonly versions: readonly VersionRef[]
  readonly value: string
  readonly onChange: (digest: string) => void
}

function VersionChoice({ versions, value, onChange }: VersionChoiceProps) {
  const { t } = useTranslation('register')
  return (
    <Select
      label={t('close.version')}
      options={[
        ...versions.map(({ packDigest, packVersion }) => ({
          id: packDigest as string,
          label: packVersion,
          note: packDigest.slice(0, 8),
        })),
        { id: '', label: t('close.noVersion') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}

/** The versions of the gap's pack that are in the library, the one that came last first. */
function useVersions({ clause }: Gap): VersionRef[] {
  const packs = useLibrary((state) => state.packs)
  return (packs ?? [])
    .filter(({ pack }) => pack === clause.pack)
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
    .map(({ version, digest }) => ({ packVersion: version, packDigest: digest }))
}
