import { Camera, Redo2, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, isKnown } from '../../../core/model'
import { useApp } from '../../store'
import { useCollation, useOpen } from '../../store/collation-window'
import { Button, VirtualList } from '../../ui'
import { matterOfEntry, save, undoEntry } from './acts'
import { DecidedText } from './decided-text'
import { useEntryWords } from './entry-words'
import { type HistoryLine, historyOf } from './history'
import { useNames } from './use-names'
import { select, setView } from './view'
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
  const names = useNames(null)
  const { entry, isVoid, way } = line
  // Who speaks for themselves in a dispute may be a reviewer whose name is hidden.
  const by = entry.act.kind === 'statement' ? names.named(entry.by.name) : entry.by.name
  return (
    <article className="history-line" data-void={isVoid || undefined}>
      <p className="history-what">{words(entry)}</p>
      <Decided entry={entry} />
      <p className="standing-by">
        <bdi>{by}</bdi> <When at={entry.at} />
        {isVoid && <span className="earlier-void">{t('earlier.void')}</span>}
      </p>
      <Ways entry={entry} way={way} />
    </article>
  )
}

const MOST = 3

/** What was decided, and why; of many places the first few, and the way to the first. */
function Decided({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('collate')
  const { act } = entry
  if (!isKnown(act) || act.kind !== 'decide') return null
  const { dispositions } = act
  const [first] = dispositions
  if (!first) return null
  const goThere = () => {
    const id = matterOfEntry(entry)
    if (id !== null) select(id, 'matter')
  }
  return (
    <>
      <button type="button" className="history-words" onClick={goThere}>
        {dispositions.slice(0, MOST).map((disposition) => (
          <DecidedText key={JSON.stringify(disposition.on)} disposition={disposition} />
        ))}
        {dispositions.length > MOST && (
          <span className="standing-code">{t('history.more', { count: dispositions.length - MOST })}</span>
        )}
      </button>
      <p className="standing-why">
        <span className="standing-code">{t(`disposition:code.${first.reason.code}`)}</span>
        {first.reason.text !== undefined && <bdi>{first.reason.text}</bdi>}
      </p>
    </>
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
