import { FileSpreadsheet } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Receipt } from '../../../core/model'
import { Button, Select, VirtualList } from '../../ui'
import { useDeskParts, useReview } from '../desk/context'
import { AnswerLine } from './answer-line'
import { saveReceiptCsv } from './export'
import { ANSWER_FILTERS, type AnswerFilter, fits } from './filter'
import { markRead } from './read-mark'
import { useReceipts } from './use-receipts'

/** Everything that a receipt answers, beside the review that it answers. */
export function ReceiptPanel() {
  const { t, i18n } = useTranslation('receipt')
  const { opened } = useDeskParts()
  const receipts = useReceipts()
  const [chosen, setChosen] = useState<string | null>(null)
  const receipt = receipts.find((one) => keyOf(one) === chosen) ?? receipts[0]
  const review = opened.review.head.id
  const newest = receipts[0]?.issuedAt
  useEffect(() => {
    if (newest !== undefined) markRead(review, newest)
  }, [review, newest])
  if (!receipt) return <p className="panel-empty">{t('none')}</p>
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section className="panel-body receipt" aria-label={t('panel')}>
      {receipts.length > 1 && (
        <Select
          label={t('which')}
          options={receipts.map((one) => ({ id: keyOf(one), label: time.format(new Date(one.issuedAt)) }))}
          value={keyOf(receipt)}
          onChange={setChosen}
        />
      )}
      <p className="note">
        {t('from', { name: receipt.issuedBy.name, time: time.format(new Date(receipt.issuedAt)) })}
      </p>
      {receipt.published && <p className="note">{t('published', { version: receipt.published.version })}</p>}
      <MovedOn receipt={receipt} />
      <ReceiptAnswers key={keyOf(receipt)} receipt={receipt} />
      <div className="receipt-acts">
        <Button icon={FileSpreadsheet} onPress={() => saveReceiptCsv(receipt)}>
          {t('csv')}
        </Button>
      </div>
    </section>
  )
}

function keyOf({ collation, issuedAt, revision }: Receipt): string {
  return `${collation} ${issuedAt} ${revision}`
}

/** Said where the review went on after it was handed back. */
function MovedOn({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('receipt')
  const handedBack = useReview(({ review }) =>
    review.handedBack.find(({ digest }) => digest === receipt.revision),
  )
  const updatedAt = useReview(({ review }) => review.updatedAt)
  if (handedBack && updatedAt <= handedBack.at) return null
  return <p className="note">{t('movedOn')}</p>
}

function ReceiptAnswers({ receipt }: { readonly receipt: Receipt }) {
  const { t, i18n } = useTranslation('receipt')
  const [filter, setFilter] = useState<AnswerFilter>('all')
  const { answers } = receipt
  const shown = useMemo(() => answers.filter((answer) => fits(answer, filter)), [answers, filter])
  const number = new Intl.NumberFormat(i18n.language)
  const options = ANSWER_FILTERS.map((id) => ({
    id,
    label: t(`filter.${id}`),
    note: number.format(answers.filter((answer) => fits(answer, id)).length),
  }))
  return (
    <>
      <div className="filters">
        <Select label={t('filter.label')} options={options} value={filter} onChange={setFilter} />
      </div>
      {shown.length === 0 ? (
        <p className="panel-empty">{t('empty')}</p>
      ) : (
        <VirtualList
          key={filter}
          label={t('panel')}
          entries={shown}
          keyOf={nameOf}
          draw={(answer) => <AnswerLine answer={answer} />}
        />
      )}
    </>
  )
}

function nameOf(answer: Answer): string {
  return answer.kind === 'thread' ? answer.thread : answer.ids.join(' ')
}
