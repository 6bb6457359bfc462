import { Camera, Redo2, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../core/model'
import { useApp } from '../../store'
import { useCollation, useOpen } from '../../store/collation-window'
import { Button, VirtualList } from '../../ui'
import { save, undoEntry } from './acts'
import { useEntryWords } from './entry-words'
import { type HistoryLine, historyOf } from './history'
import { setView } from './view'
import { When } from './when'

/** Everything that was done, the last first, with the way back from each step. */
export function HistoryList() {
  const { t } = useTranslation('collate')
  const log = useOpen((open) => open.log)
  const lines = useMemo(() => historyOf(log), [log])
  const draw = (line: HistoryLine) => <Line line={line} />
  return (
    <div className="history">
      <div className="history-head">
        <Button icon={Camera} onPress={() => setView({ dialog: 'snapshot' })}>
          {t('snapshot.new')}
        </Button>
      </div>
      {lines.length === 0 ? (
        <p className="side-none">{t('history.none')}</p>
      ) : (
        <VirtualList label={t('side.history')} entries={lines} keyOf={({ entry }) => entry.id} draw={draw} />
      )}
    </div>
  )
}

function Line({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('collate')
  const words = useEntryWords()
  const { entry, isVoid, way } = line
  return (
    <article className="history-line" data-void={isVoid || undefined}>
      <p className="history-what">{words(entry)}</p>
      <p className="standing-by">
        <bdi>{entry.by.name}</bdi> <When at={entry.at} />
        {isVoid && <span className="earlier-void">{t('earlier.void')}</span>}
      </p>
      <Ways entry={entry} way={way} />
    </article>
  )
}

function Ways({ entry, way }: { readonly entry: Entry; readonly way: HistoryLine['way'] }) {
  const { t } = useTranslation('collate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const saving = useCollation((state) => state.saving > 0)
  if (!canWrite) return null
  const restore = () => void save([{ kind: 'restore', snapshot: entry.id }])
  return (
    <span className="history-ways">
      {entry.act.kind === 'snapshot' && way !== null && (
        <Button look="quiet" isDisabled={saving} onPress={restore}>
          {t('history.restore')}
        </Button>
      )}
      {way !== null && (
        <Button
          look="quiet"
          icon={way === 'redo' ? Redo2 : Undo2}
          isDisabled={saving}
          onPress={() => void undoEntry(entry)}
        >
          {t(entry.act.kind === 'import' ? 'history.undoImport' : `history.${way}`)}
        </Button>
      )}
    </span>
  )
}
