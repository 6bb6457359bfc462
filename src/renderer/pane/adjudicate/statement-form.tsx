import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Dispute, type Matter, waitingFor } from '../../../core/collation'
import type { Digest } from '../../../core/model'
import { useApp } from '../../store'
import { useCollation } from '../../store/collation-window'
import { Button, Select, TextArea } from '../../ui'
import { Choices } from './choices'
import { saveActs } from './acts'
import { sameName } from './same-name'
import type { PartyNames } from './use-party-names'
import { wishChoices } from './wish-choices'

const LONGEST = 4000
const STAYS = 'base'

interface StatementFormProps {
  readonly dispute: Dispute
  readonly matter: Matter | null
  readonly parties: PartyNames
}

/** What a party says in this round, entered by them or by somebody for them. */
export function StatementForm({ dispute, matter, parties }: StatementFormProps) {
  const { t } = useTranslation('adjudicate')
  const me = useApp((state) => state.view?.person?.name ?? '')
  const busy = useCollation((state) => state.saving > 0)
  const waiting = waitingFor(dispute)
  const mine = waiting.find((name) => sameName(name, me))
  const [asked, setAsked] = useState<string | null>(null)
  const party = waiting.find((name) => name === asked) ?? mine ?? waiting[0] ?? ''
  const [wish, setWish] = useState<string | null>(null)
  const [text, setText] = useState('')
  const round = dispute.stage === 'rebuttals' ? 'rebuttal' : 'position'
  const most = round === 'rebuttal' ? dispute.rebuttalLimit : LONGEST
  const isReady = party !== '' && wish !== null && text.trim() !== '' && text.length <= most && !busy
  const enter = async () => {
    if (!isReady) return
    const chosen = wish === STAYS ? null : (wish as Digest)
    const act = { kind: 'statement', dispute: dispute.id, party, round, wish: chosen, text } as const
    if (!(await saveActs([act], t('said.statement')))) return
    setWish(null)
    setText('')
    setAsked(null)
  }
  return (
    <section className="dispute-form" aria-label={t(`statement.${round}`)}>
      <h3 className="part-title">{t(`statement.${round}`)}</h3>
      <p className="field-hint">{t(`statement.${round}Hint`, { count: most })}</p>
      <Select
        label={t('statement.party')}
        options={waiting.map((name) => ({ id: name, label: parties(name) }))}
        value={party}
        onChange={setAsked}
      />
      <Choices
        label={t('statement.wish')}
        choices={wishChoices(matter, t)}
        value={wish ?? ''}
        onChange={setWish}
      />
      <TextArea label={t('statement.text')} value={text} onChange={setText} rows={4} />
      <Counter length={text.length} most={most} />
      <Button look="primary" isDisabled={!isReady} onPress={() => void enter()}>
        {t(`statement.enter.${round}`)}
      </Button>
    </section>
  )
}

/** How much room is left. Too much is shown, never cut. */
function Counter({ length, most }: { readonly length: number; readonly most: number }) {
  const { t } = useTranslation('adjudicate')
  const left = most - length
  const isOver = left < 0
  return (
    <p className="counter" data-over={isOver || undefined} role="status">
      {isOver ? t('counter.over', { count: -left }) : t('counter.left', { count: left })}
    </p>
  )
}
