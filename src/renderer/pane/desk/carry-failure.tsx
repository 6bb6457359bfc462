import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewOp } from '../../../core/model'
import { Button, Dialog, showToast } from '../../ui'

/** Work that was not saved and does not fit any more: it is shown whole, to be copied before it is let go. */
export function CarryFailure({
  ops,
  onLetGo,
}: {
  readonly ops: readonly ReviewOp[]
  readonly onLetGo: () => void
}) {
  const { t } = useTranslation('desk')
  const shown = useRef<HTMLPreElement>(null)
  const words = wordsOf(ops).join('\n')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${words}\n\n${JSON.stringify(ops, null, 2)}`)
      showToast({ tone: 'good', title: t('carry.copied') })
    } catch {
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current)
      showToast({ tone: 'note', title: t('carry.selected') })
    }
  }
  return (
    <Dialog
      title={t('carry.title')}
      closing="fixed"
      role="alertdialog"
      onClose={onLetGo}
      actions={
        <>
          <Button onPress={() => void copy()}>{t('carry.copy')}</Button>
          <Button look="primary" onPress={onLetGo}>
            {t('carry.goOn')}
          </Button>
        </>
      }
    >
      <p>{t('carry.text')}</p>
      <pre className="carry" dir="auto" ref={shown}>
        {words}
      </pre>
    </Dialog>
  )
}

/** The words in operations: inserted text and comments, as far as a person can use them. */
function wordsOf(ops: readonly ReviewOp[]): string[] {
  const words: string[] = []
  for (const op of ops) {
    if (op.kind === 'comment') words.push(op.comment.text)
    if (op.kind === 'thread') words.push(...op.thread.comments.map((c) => c.text))
    if (op.kind === 'steps')
      words.push(
        JSON.stringify(op.steps)
          .match(/"text":"((?:[^"\\]|\\.)*)"/g)
          ?.join(' ') ?? '',
      )
  }
  return words.filter(Boolean)
}
