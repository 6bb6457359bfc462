import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, decidedDigest, isOwnName } from '../../../core/collation'
import { type Digest, type Entry } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { useApp } from '../../store'
import { Button, Checkbox, Dialog, TextField } from '../../ui'
import { save } from './acts'
import { isUndecided } from './filter'
import { MatterLine } from './matter-line'
import { PublishPreview } from './publish-preview'
import { Published } from './published'
import { SignOffs } from './sign-offs'
import { nextVersion } from './next-version'
import { publish } from './publish'
import { When } from './when'

/** The decided text becomes the next version: what it is, who approves it, under which name it goes out. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const open = useOpen((now) => now)
  const text = useMemo(() => decidedDigest(open.base, open.log.standing), [open.base, open.log.standing])
  const approval = open.log.approvals.filter(({ act }) => act.text === text).at(-1) ?? null
  const undecided = open.matters.filter(isUndecided)
  const [knowsOpen, setKnowsOpen] = useState(false)
  const [version, setVersion] = useState(() => nextVersion(open.head.packVersion))
  const isClear = undecided.length === 0 || knowsOpen
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
            isDisabled={!approval || !isClear || version.trim() === ''}
            onPress={() => void publish(open.head, version.trim())}
          >
            {t('publish.enter')}
          </Button>
        </>
      }
    >
      <div className="publish">
        <Counts />
        <LeftOpen undecided={undecided} isKnown={knowsOpen} onKnown={setKnowsOpen} />
        <SignOffs text={text} />
        <PublishPreview />
        <Approval text={text} approval={approval} />
        <TextField
          label={t('publish.version')}
          hint={t('publish.versionHint', { version: open.head.packVersion })}
          value={version}
          onChange={setVersion}
          maxLength={60}
        />
        <Published />
      </div>
    </Dialog>
  )
}

const MOST_LISTED = 200

interface LeftOpenProps {
  readonly undecided: readonly Matter[]
  readonly isKnown: boolean
  readonly onKnown: (isKnown: boolean) => void
}

/** What nobody has decided: it does not stop a version, but nobody shall overlook it. */
function LeftOpen({ undecided, isKnown, onKnown }: LeftOpenProps) {
  const { t } = useTranslation('collate')
  if (undecided.length === 0) return null
  return (
    <div className="publish-open">
      <details>
        <summary>{t('publish.open', { count: undecided.length })}</summary>
        <ul>
          {undecided.slice(0, MOST_LISTED).map((matter) => (
            <li key={matter.id}>
              <MatterLine matter={matter} />
            </li>
          ))}
        </ul>
      </details>
      <Checkbox isSelected={isKnown} onChange={onKnown}>
        {t('publish.knowsOpen', { count: undecided.length })}
      </Checkbox>
    </div>
  )
}

function Counts() {
  const { t, i18n } = useTranslation('collate')
  const matters = useOpen((open) => open.matters)
  const number = new Intl.NumberFormat(i18n.language)
  const states = ['decided', 'ruled', 'deferred', 'open', 'late', 'disputed'] as const
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
