import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FileTicket, type HandbackPreview, Refusal } from '../../../contract'
import { type Digest, type PackId, type Problem, problem, type ReviewId } from '../../../core/model'
import { client } from '../../api'
import { problemWords, tellError } from '../../refusal'
import { libraryStore, useApp, useLibrary } from '../../store'
import { Button, Dialog } from '../../ui'
import { HandbackChoice } from './handback-choice'
import { saveTicket } from './save-ticket'

/** Which reviews of which pack are offered; `selected` are those that are ticked at first (all, if left out). */
export interface HandbackRequest {
  readonly pack: PackId
  readonly digest: Digest
  readonly reviews: readonly ReviewId[]
  readonly selected?: readonly ReviewId[]
}

export interface HandbackDialogProps extends HandbackRequest {
  readonly onClose: () => void
}

/** Shows exactly what would leave the computer, lets the person choose, and makes the file. */
export function HandbackDialog({ pack, digest, reviews, selected, onClose }: HandbackDialogProps) {
  const { t } = useTranslation('library')
  const { t: tc } = useTranslation()
  const title = useLibrary(
    (state) => state.packs?.find((row) => row.pack === pack && row.digest === digest)?.title,
  )
  const [preview, failure] = usePreview(reviews)
  const [chosen, setChosen] = useState<ReadonlySet<ReviewId>>(() => new Set(selected ?? reviews))
  const [made, setMade] = useState<FileTicket | null>(null)
  const [making, setMaking] = useState(false)
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const make = () => {
    setMaking(true)
    makeHandback(reviews.filter((review) => chosen.has(review)))
      .then(setMade)
      .catch(tellError)
      .finally(() => setMaking(false))
  }
  return (
    <Dialog
      title={title === undefined ? t('handback.title') : t('handback.titleOf', { title })}
      size="wide"
      onClose={onClose}
      actions={
        made ? (
          <MadeActions made={made} onClose={onClose} />
        ) : (
          <>
            <Button onPress={onClose}>{tc('cancel')}</Button>
            <Button
              look="primary"
              isDisabled={!canWrite || making || chosen.size === 0 || preview === null}
              onPress={make}
            >
              {t('handback.make', { count: chosen.size })}
            </Button>
          </>
        )
      }
    >
      {failure && <p className="refused-what">{problemWords(failure).what}</p>}
      {made ? (
        <MadeFile made={made} />
      ) : (
        preview && <HandbackChoice preview={preview} chosen={chosen} onChoose={setChosen} />
      )}
    </Dialog>
  )
}

function usePreview(reviews: readonly ReviewId[]): [HandbackPreview | null, Problem | null] {
  const [preview, setPreview] = useState<HandbackPreview | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const wanted = reviews.join(' ')
  useEffect(() => {
    let gone = false
    client['handback.preview']({ reviews: wanted.split(' ') as ReviewId[] }).then(
      (answer) => !gone && setPreview(answer),
      (error: unknown) =>
        !gone && setFailure(error instanceof Refusal ? error.problem : problem('bug', 'handback.preview')),
    )
    return () => {
      gone = true
    }
  }, [wanted])
  return [preview, failure]
}

async function makeHandback(reviews: ReviewId[]): Promise<FileTicket | null> {
  const ticket = await client['handback.create']({ reviews })
  const outcome = await saveTicket(ticket)
  void libraryStore.load()
  return outcome === 'cancelled' ? null : ticket
}

function MadeActions({ made, onClose }: { readonly made: FileTicket; readonly onClose: () => void }) {
  const { t } = useTranslation('library')
  const { t: tc } = useTranslation()
  return (
    <>
      <Button onPress={() => void saveTicket(made).catch(tellError)}>{t('handback.again')}</Button>
      {/* The button that was pressed is gone; without a new place for the focus no key would reach the dialog. */}
      <Button look="primary" onPress={onClose} autoFocus>
        {tc('close')}
      </Button>
    </>
  )
}

function MadeFile({ made }: { readonly made: FileTicket }) {
  const { t, i18n } = useTranslation('library')
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(made.size / 1000)
  return (
    <div className="made" aria-live="polite">
      <CircleCheck aria-hidden size={28} strokeWidth={1.5} className="made-icon" />
      <p className="made-title">{t('handback.made')}</p>
      <p>
        <bdi>{made.name}</bdi> <span className="count">{t('handback.size', { size })}</span>
      </p>
      <p className="field-hint">{t('handback.next')}</p>
      <p className="field-hint made-digest">
        {t('handback.digest')} <code>{made.sha256}</code>
      </p>
    </div>
  )
}
