import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Checkbox, Dialog, ProgressBar, TextField, VirtualList } from '../../ui'
import { tellError } from '../../refusal'
import { useDeskParts } from '../desk/context'
import type { Found } from './find-text'
import { replaceAll } from './replace'

/** What would be replaced, one line for each, each to be left out; then all of it as suggestions in one go. */
export function ReplaceForm({ finds, query }: { readonly finds: readonly Found[]; readonly query: string }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const [text, setText] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [done, run, stop] = useReplace()
  const chosen = finds.filter((find) => !left.has(keyOf(find)))
  const choose = (find: Found, wanted: boolean): void => {
    const next = new Set(left)
    if (wanted) next.delete(keyOf(find))
    else next.add(keyOf(find))
    setLeft(next)
  }
  return (
    <>
      <div className="find-line">
        <TextField label={t('find.replacement')} value={text} onChange={setText} />
        <Button
          look="primary"
          isDisabled={!chosen.length || !query || !session.canEdit()}
          onPress={() => void run(chosen, text).catch(tellError)}
        >
          {t('find.replaceAll', { count: chosen.length })}
        </Button>
      </div>
      {query && finds.length > 0 && (
        <VirtualList
          label={t('find.preview')}
          entries={finds}
          keyOf={keyOf}
          draw={(find) => (
            <PreviewLine
              find={find}
              text={text}
              chosen={!left.has(keyOf(find))}
              onChoose={(wanted) => choose(find, wanted)}
            />
          )}
        />
      )}
      {done !== null && <Replacing done={done} total={chosen.length} onStop={stop} />}
    </>
  )
}

interface ReplacingProps {
  readonly done: number
  readonly total: number
  readonly onStop: () => void
}

function Replacing({ done, total, onStop }: ReplacingProps) {
  const { t } = useTranslation('desk')
  return (
    <Dialog
      title={t('find.replacing')}
      size="small"
      closing="fixed"
      onClose={onStop}
      actions={<Button onPress={onStop}>{t('find.stop')}</Button>}
    >
      <ProgressBar
        label={t('find.replacing')}
        done={done}
        total={total}
        text={t('find.progress', { done, count: total })}
      />
    </Dialog>
  )
}

interface PreviewLineProps {
  readonly find: Found
  readonly text: string
  readonly chosen: boolean
  readonly onChoose: (wanted: boolean) => void
}

function PreviewLine({ find, text, chosen, onChoose }: PreviewLineProps) {
  const { opened } = useDeskParts()
  return (
    <div className="preview-line">
      <Checkbox isSelected={chosen} onChange={onChoose}>
        <span className="preview-words" lang={opened.review.head.locale} dir="auto">
          {find.before}
          <del>{find.text}</del>
          {chosen && text && <ins>{text}</ins>}
          {find.after}
        </span>
      </Checkbox>
    </div>
  )
}

type Run = (chosen: readonly Found[], text: string) => Promise<void>

/** Runs a replacement with its progress: null while none runs. */
function useReplace(): [number | null, Run, () => void] {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const [done, setDone] = useState<number | null>(null)
  const stopped = useRef(false)
  const run: Run = async (chosen, text) => {
    const host = session.host()
    host.settle()
    stopped.current = false
    try {
      const count = await replaceAll(host.view, session.edit, {
        finds: chosen,
        text,
        onProgress: (now) => {
          setDone(now)
          return !stopped.current
        },
        pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
      })
      session.followNow()
      session.desk.say(t('said.replaced', { count }))
    } finally {
      setDone(null)
    }
  }
  const stop = (): void => {
    stopped.current = true
  }
  return [done, run, stop]
}

function keyOf(find: Found): string {
  return `${find.from}-${find.to}`
}
