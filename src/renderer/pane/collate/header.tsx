import { ArrowLeft, ChevronDown, ListChecks, Stamp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKeysOf } from '../../command'
import { localeName } from '../../locale-name'
import { appStore, goTo, useApp } from '../../store'
import { collationStore, useOpen } from '../../store/collation-window'
import { Badge, Button, Hint, IconButton, Menu, type MenuEntry } from '../../ui'
import { exportPacket } from '../adjudicate/acts'
import { packetNotice } from '../adjudicate/packet'
import { save } from './acts'
import { isUndecided } from './filter'
import { bringFiles, bringFolder } from './bring'
import { makeReceipts } from './publish'
import { setView } from './view'

/** Which text is collated. */
export function CollateHeading() {
  const { t, i18n } = useTranslation('collate')
  const head = useOpen((open) => open.head)
  return (
    <div className="collate-heading">
      <IconButton icon={ArrowLeft} label={t('backToList')} onPress={() => goTo({ screen: 'collate' })} />
      <h1>
        <bdi lang={head.locale}>{head.title}</bdi>
      </h1>
      <Badge>{localeName(head.locale, i18n.language)}</Badge>
      <Badge>
        <bdi>{head.packVersion}</bdi>
      </Badge>
    </div>
  )
}

/** What is done with the collation as a whole. */
export function CollateTools() {
  const { t } = useTranslation('collate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const hidden = useOpen((open) => open.log.names === 'hidden')
  const agreedKeys = useKeysOf('collate.agreed')
  return (
    <>
      <Menu label={t('tools.bring')} entries={useBringEntries()}>
        <Button icon={ChevronDown} isDisabled={!canWrite}>
          {t('tools.bring')}
        </Button>
      </Menu>
      <Hint label={t('tools.agreed')} {...(agreedKeys === undefined ? {} : { keys: agreedKeys })}>
        <Button icon={ListChecks} isDisabled={!canWrite} onPress={() => setView({ dialog: 'agreed' })}>
          {t('tools.agreed')}
        </Button>
      </Hint>
      <Button
        look="primary"
        icon={Stamp}
        isDisabled={!canWrite}
        onPress={() => setView({ dialog: 'publish' })}
      >
        {t('tools.publish')}
      </Button>
      <Menu label={t('tools.more')} entries={useMoreEntries(hidden, canWrite)}>
        <Button look="quiet" icon={ChevronDown}>
          {t('tools.more')}
        </Button>
      </Menu>
    </>
  )
}

function useBringEntries(): MenuEntry[] {
  const { t } = useTranslation('collate')
  return [
    { id: 'files', label: t('tools.files'), run: bringFiles },
    { id: 'folder', label: t('tools.folder'), run: bringFolder },
    { id: 'library', label: t('tools.library'), run: () => setView({ dialog: 'gather' }) },
  ]
}

function useMoreEntries(hidden: boolean, canWrite: boolean): MenuEntry[] {
  const { t } = useTranslation('collate')
  const id = useOpen((open) => open.head.id)
  return [
    {
      id: 'blind',
      label: t(hidden ? 'tools.showNames' : 'tools.hideNames'),
      isDisabled: !canWrite,
      run: flipNames,
    },
    {
      id: 'snapshot',
      label: t('snapshot.new'),
      isDisabled: !canWrite,
      run: () => setView({ dialog: 'snapshot' }),
    },
    {
      id: 'receipts',
      label: t('published.receipts'),
      parts: true,
      isDisabled: !canWrite,
      run: () => void makeReceipts(id),
    },
    { id: 'disposition', label: t('disposition:open'), run: openDisposition },
    { id: 'export', label: t('tools.export'), run: exportAll },
  ]
}

/** Where something in it is hidden here, only after asking for whom it is. */
function exportAll(): void {
  const { open } = collationStore.getState()
  const me = appStore.getState().view?.person?.name ?? ''
  if (!open) return
  if (packetNotice(open.log, me)) setView({ dialog: 'export' })
  else void exportPacket('all')
}

/** The same collation as a table. */
export function openDisposition(): void {
  const { target } = collationStore.getState()
  if (target) goTo({ screen: 'disposition', target })
}

export function flipNames(): void {
  const names = collationStore.getState().open?.log.names === 'hidden' ? 'shown' : 'hidden'
  void save([{ kind: 'blind', names }])
}

/** Counts at the foot that add up to all matters. */
export function CollateStatus() {
  const { t } = useTranslation('collate')
  const matters = useOpen((open) => open.matters)
  const hidden = useOpen((open) => open.log.names === 'hidden')
  const undecided = matters.filter(isUndecided).length
  const late = matters.filter(({ state }) => state === 'late').length
  const disputed = matters.filter(({ state }) => state === 'disputed').length
  return (
    <>
      <span>{t('status.matters', { count: matters.length })}</span>
      <span>{t('status.undecided', { count: undecided })}</span>
      {late > 0 && <span>{t('status.late', { count: late })}</span>}
      {disputed > 0 && <span>{t('status.disputed', { count: disputed })}</span>}
      {hidden && <span className="status-end">{t('status.hidden')}</span>}
    </>
  )
}
