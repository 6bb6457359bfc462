import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../../contract'
import { type Problem, type RebaseReport, problem } from '../../../core/model'
import { client } from '../../api'
import { problemWords, tellError } from '../../refusal'
import { goTo, libraryStore, useApp } from '../../store'
import { Button, Dialog } from '../../ui'
import '../../style/desk.css'
import '../../style/rebase.css'
import { type MoveRequest, askToMove, noteMoved } from './move-store'
import { needsOf } from './needs'
import { NeedList } from './need-list'
import { VerdictTable } from './verdict-table'

/** Shows what would become of every item of a review on another version, and moves it there. */
export function MoveDialog({ request }: { readonly request: MoveRequest }) {
  const { t } = useTranslation('rebase')
  const { t: tc } = useTranslation()
  const [report, failure] = useReport(request)
  const [moving, setMoving] = useState(false)
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const close = (): void => askToMove(null)
  const move = (): void => {
    setMoving(true)
    moveReview(request)
      .catch(tellError)
      .finally(() => setMoving(false))
  }
  const { fromVersion: from, to } = request
  return (
    <Dialog
      title={t('title', { version: to.version })}
      size="wide"
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={!canWrite || moving || report === null} onPress={move}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <p>{t('hint', { from, to: to.version })}</p>
      {failure && <Failure failure={failure} />}
      {!failure && report === null && <p role="status">{t('working')}</p>}
      {report && (
        <>
          <VerdictTable report={report} />
          <h3 className="needs-head">{t('needs.title')}</h3>
          <NeedList needs={needsOf(report)} locale={request.locale} />
        </>
      )}
    </Dialog>
  )
}

function Failure({ failure }: { readonly failure: Problem }) {
  const { what, why, next } = problemWords(failure)
  return (
    <div role="alert">
      <p className="refused-what">{what}</p>
      <p>{why}</p>
      <p>{next}</p>
    </div>
  )
}

function useReport({ review, to }: MoveRequest): [RebaseReport | null, Problem | null] {
  const [report, setReport] = useState<RebaseReport | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  useEffect(() => {
    let gone = false
    client['review.rebase-preview']({ review, digest: to.digest }).then(
      (answer) => !gone && setReport(answer.report),
      (error: unknown) =>
        !gone &&
        setFailure(error instanceof Refusal ? error.problem : problem('bug', 'review.rebase-preview')),
    )
    return () => {
      gone = true
    }
  }, [review, to.digest])
  return [report, failure]
}

async function moveReview({ review, pack, document, locale, to }: MoveRequest): Promise<void> {
  const moved = await client['review.rebase']({ review, digest: to.digest })
  noteMoved(moved.head.id)
  askToMove(null)
  void libraryStore.load()
  goTo({ screen: 'desk', target: { pack, digest: to.digest, document, locale } })
}
