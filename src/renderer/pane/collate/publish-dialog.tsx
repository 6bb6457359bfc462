import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decidedDigest, isOwnName, unsettledOf } from '../../../core/collation'
import { type Digest, type Entry } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { useApp } from '../../store'
import { Button, Checkbox, Dialog, TextField } from '../../ui'
import { save } from './acts'
import { LeftOpen } from './left-open'
import { PublishPreview } from './publish-preview'
import { Published } from './published'
import { SignOffs } from './sign-offs'
import { nextVersion } from './next-version'
import { publish } from './publish'
import { TakeBack } from './take-back'
import { leftOpen, unaskedIn } from './unsettled'
import { useConfirmed } from './use-confirmed'
import { When } from './when'

/** The decided text becomes the next version: what it is, who approves it, under which name it goes out. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const open = useOpen((now) => now)
  const text = useMemo(() => decidedDigest(open.base, open.log.standing), [open.base, open.log.standing])
  const approval = open.log.approvals.filter(({ act }) => act.text === text).at(-1) ?? null
  const left = leftOpen(open.matters)
  const leaving = useConfirmed(left)
  const unasked = unaskedIn(open.matters)
  const keeping = useConfirmed(unasked)
  const [isNaming, setNaming] = useState(open.log.names === 'shown')
  const [version, setVersion] = useState(() => nextVersion(open.head.packVersion))
  const go = () =>
    publish(open.head, {
      version: version.trim(),
      leaves: unsettledOf(open.log),
      supporters: isNaming ? 'named' : 'counted',
    })
  return (
    <Dialog
      title={t('publish.title')}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('close')}</Button>
          <Button
            look="primary"
            isDisabled={!approval || !leaving.isKnown || !keeping.isKnown || version.trim() === ''}
            onPress={() => void go()}
          >
            {t('publish.enter')}
          </Button>
        </>
      }
    >
      <div className="publish">
        <Counts />
        <LeftOpen left={left} words="knowsOpen" {...leaving} />
        <LeftOpen left={unasked} words="knowsUnasked" {...keeping} />
        <TakeBack unasked={unasked} />
        <SignOffs text={text} />
        <PublishPreview />
        <Approval text={text} approval={approval} />
        <VersionFields {...{ version, setVersion, isNaming, setNaming }} />
        <Published />
      </div>
    </Dialog>
  )
}

interface VersionFieldsProps {
  readonly version: string
  readonly setVersion: (version: string) => void
  readonly isNaming: boolean
  readonly setNaming: (isNaming: boolean) => void
}

/** What the version is called, and whether it says who wanted what. */
function VersionFields({ version, setVersion, isNaming, setNaming }: VersionFieldsProps) {
  const { t } = useTranslation('collate')
  const decidedOn = useOpen((open) => open.head.packVersion)
  return (
    <>
      <TextField
        label={t('publish.version')}
        hint={t('publish.versionHint', { version: decidedOn })}
        value={version}
        onChange={setVersion}
        maxLength={60}
      />
      <div>
        <Checkbox isSelected={isNaming} onChange={setNaming}>
          {t('publish.nameSupporters')}
        </Checkbox>
        <p className="field-hint">{t('publish.nameSupportersHint')}</p>
      </div>
    </>
  )
}

function Counts() {
  const { t, i18n } = useTranslation('collate')
  const matters = useOpen((open) => open.matters)
  const number = new Intl.NumberFormat(i18n.language)
  const states = ['decided', 'ruled', 'deferred', 'open', 'late', 'disputed', 'unasked'] as const
  return (
    <dl className="publish-counts">
      {states.map((state) => (
        <div key={state}>
          <dt>{t(`state.${state}`)}</dt>
          <dd>{number.format(matters.filter((matter) => matter.state === state).length)}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ApprovalProps {
  readonly text: Digest
  readonly approval: Pick<Entry, 'by' | 'at'> | null
}

/** Approval by name, of exactly this text; it lapses with the next decision. */
function Approval({ text, approval }: ApprovalProps) {
  const { t } = useTranslation('collate')
  const person = useApp((state) => state.view?.person ?? null)
  const [name, setName] = useState('')
  if (approval)
    return (
      <p className="publish-approved" role="status">
        {t('publish.approved', { name: approval.by.name })} <When at={approval.at} />
      </p>
    )
  const isMine = person !== null && isOwnName(name, person)
  const approve = () => void save([{ kind: 'approve', name: name.trim(), text }])
  return (
    <div className="publish-approve">
      <TextField
        label={t('publish.name')}
        hint={t('publish.nameHint', { name: person?.name ?? '' })}
        value={name}
        onChange={setName}
        maxLength={120}
        autoComplete="off"
      />
      <Button isDisabled={!isMine} onPress={approve}>
        {t('publish.approve')}
      </Button>
    </div>
  )
}
