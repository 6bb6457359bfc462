import { ArrowLeft, BookOpen, Columns2, FileOutput, PackageCheck, Search } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeysOf } from '../../command'
import type { SaveStatus } from '../../editor'
import { localeName } from '../../locale-name'
import { problemWords, tellError } from '../../refusal'
import type { MarkupView } from '../../store/desk'
import { Button, IconButton, Select } from '../../ui'
import { HandbackDialog, saveReport } from '../handback'
import { ChangeMenu } from './change-menu'
import { useDesk, useDeskParts } from './context'

/** Where the person is: the document, its version, its language; and whether the work is on disk. */
export function DeskHeading({ onLeave, save }: { readonly onLeave: () => void; readonly save: SaveStatus }) {
  const { i18n } = useTranslation('desk')
  const { opened } = useDeskParts()
  const { head } = opened.review
  return (
    <div className="desk-heading">
      <WayBack onLeave={onLeave} />
      <h1 className="desk-title">
        <bdi>{opened.title}</bdi> <span className="note">{head.packVersion}</span>
      </h1>
      <span className="desk-locale">{localeName(head.locale, i18n.language)}</span>
      <SaveNote save={save} />
    </div>
  )
}

/** Apart from the note on saving, which changes with every few keys. */
const WayBack = memo(function WayBack({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('desk')
  return <IconButton icon={ArrowLeft} label={t('toLibrary')} onPress={onLeave} />
})

function SaveNote({ save }: { readonly save: SaveStatus }) {
  const { t } = useTranslation('desk')
  const text =
    save.kind === 'failed'
      ? t('save.failed', { reason: problemWords(save.problem).what })
      : t(save.kind === 'saved' ? 'save.saved' : 'save.saving')
  return (
    <span className="save-note" data-kind={save.kind} role="status" aria-label={t('save.label')}>
      {text}
    </span>
  )
}

const views: readonly MarkupView[] = ['all', 'simple', 'clean', 'original']

/** Has nothing to do with what is typed, so it is drawn again only by what it reads itself. */
export const DeskTools = memo(function DeskTools() {
  const { t, i18n } = useTranslation('desk')
  const { opened, session } = useDeskParts()
  const view = useDesk((state) => state.view)
  const layout = useDesk((state) => state.layout)
  const third = useDesk((state) => state.third)
  const findKeys = useKeysOf('desk.find')
  const none = { id: 'none', label: t('column.noThird') }
  return (
    <>
      <Select
        label={t('view.label')}
        hideLabel
        options={views.map((id) => ({ id, label: t(`view.${id}`) }))}
        value={view}
        onChange={(id) => session.desk.show({ view: id })}
      />
      {layout === 'columns' && opened.others.length > 0 && (
        <Select
          label={t('column.third')}
          hideLabel
          options={[
            none,
            ...opened.others.map(({ locale }) => ({
              id: locale as string,
              label: localeName(locale, i18n.language),
            })),
          ]}
          value={third ?? 'none'}
          onChange={(id) =>
            session.desk.show({ third: opened.others.find((o) => o.locale === id)?.locale ?? null })
          }
        />
      )}
      <IconButton
        icon={layout === 'columns' ? BookOpen : Columns2}
        label={t(layout === 'columns' ? 'layout.reading' : 'layout.columns')}
        onPress={() => session.desk.show({ layout: layout === 'columns' ? 'reading' : 'columns' })}
      />
      <IconButton
        icon={Search}
        label={t('command.find')}
        {...(findKeys === undefined ? {} : { keys: findKeys })}
        onPress={() => session.desk.openFind({ replace: false, query: '' })}
      />
      <ChangeMenu />
      <OutTools />
    </>
  )
})

/** Ways out: everything is on disk before a file is made of it. */
function OutTools() {
  const { t } = useTranslation('desk')
  const { opened, session } = useDeskParts()
  const [handing, setHanding] = useState(false)
  const { head } = opened.review
  const saved = async (act: () => void | Promise<unknown>): Promise<void> => {
    session.host().settle()
    const status = await session.outbox.flush()
    if (status.kind === 'saved') await act()
  }
  return (
    <>
      <IconButton
        icon={FileOutput}
        label={t('out.report')}
        onPress={() => void saved(() => saveReport(head.id)).catch(tellError)}
      />
      <Button
        look="primary"
        icon={PackageCheck}
        onPress={() => void saved(() => setHanding(true)).catch(tellError)}
      >
        {t('out.handback')}
      </Button>
      {handing && (
        <HandbackDialog
          pack={head.pack}
          digest={head.packDigest}
          reviews={[head.id]}
          onClose={() => setHanding(false)}
        />
      )}
    </>
  )
}
