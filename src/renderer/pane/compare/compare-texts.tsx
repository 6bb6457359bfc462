import { ChevronDown, ChevronUp, ClipboardCopy, FileCode2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeList } from '../../../core/compare'
import { tellError } from '../../refusal'
import { Button, Checkbox, IconButton, Screen } from '../../ui'
import { useKeysOf } from '../../command'
import type { Chosen, Subject } from './choice'
import { Chooser, useTextName } from './chooser'
import { type Labels, copyList, savePage } from './keep'
import { NotDone } from './not-done'
import { Result } from './result'
import { type Acts, useCompareCommands } from './use-compare-commands'
import { type Comparison, useComparison } from './use-comparison'
import { told } from './words'

interface CompareTextsProps {
  readonly subjects: readonly Subject[]
  readonly first: Chosen
}

/** The two texts that are chosen, compared. */
export function CompareTexts({ subjects, first }: CompareTextsProps) {
  const { t } = useTranslation('compare')
  const [chosen, setChosen] = useState(first)
  const { comparison, stop, again } = useComparison(chosen)
  const [only, setOnly] = useState(false)
  const { current, go, step, said } = useSteps(comparison)
  const labels = useLabels(chosen)
  const done = comparison.state === 'done' ? comparison : null
  const acts: Acts = {
    step,
    onOnly: () => setOnly((is) => !is),
    copy: () => done && void copyList(done.list, labels).catch(tellError),
    save: () => done && void savePage(done.redline, labels).catch(tellError),
    isDone: done !== null,
  }
  useCompareCommands(acts)
  return (
    <Screen
      name={t('title')}
      heading={<h1>{t('title')}</h1>}
      tools={<Tools acts={acts} only={only} isEmpty={!done?.list.clauses.length} />}
      status={done && <Status list={done.list} />}
    >
      <div className="compare">
        <Chooser subjects={subjects} chosen={chosen} onChoose={setChosen} />
        {comparison.state === 'done' ? (
          <Result {...comparison} locale={chosen.locale} only={only} current={current} onGo={go} />
        ) : (
          <NotDone comparison={comparison} onStop={stop} onAgain={again} />
        )}
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
    </Screen>
  )
}

interface ToolsProps {
  readonly acts: Acts
  readonly only: boolean
  readonly isEmpty: boolean
}

function Tools({ acts, only, isEmpty }: ToolsProps) {
  const { t } = useTranslation('compare')
  return (
    <div className="compare-tools">
      <Checkbox isSelected={only} onChange={acts.onOnly}>
        {t('only')}
      </Checkbox>
      <StepButton to="previous" isDisabled={isEmpty} onPress={() => acts.step(-1)} />
      <StepButton to="next" isDisabled={isEmpty} onPress={() => acts.step(1)} />
      <Button icon={ClipboardCopy} isDisabled={isEmpty} onPress={acts.copy}>
        {t('copy.button')}
      </Button>
      <Button icon={FileCode2} isDisabled={!acts.isDone} onPress={acts.save}>
        {t('save')}
      </Button>
    </div>
  )
}

interface StepButtonProps {
  readonly to: 'next' | 'previous'
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function StepButton({ to, isDisabled, onPress }: StepButtonProps) {
  const { t } = useTranslation('compare')
  const keys = useKeysOf(`compare.${to}`)
  return (
    <IconButton
      icon={to === 'next' ? ChevronDown : ChevronUp}
      label={t(`command.${to}`)}
      isDisabled={isDisabled}
      onPress={onPress}
      {...(keys === undefined ? {} : { keys })}
    />
  )
}

/** Which change is looked at. It is kept with the comparison it belongs to, so a new one starts before the first. */
function useSteps(comparison: Comparison) {
  const { t } = useTranslation('compare')
  const [at, setAt] = useState<{ readonly of: Comparison | null; readonly index: number }>({
    of: null,
    index: -1,
  })
  const clauses = comparison.state === 'done' ? comparison.list.clauses : []
  const current = at.of === comparison ? at.index : -1
  const go = (index: number): void => setAt({ of: comparison, index })
  const change = clauses[current]
  return {
    current,
    go,
    step: (by: 1 | -1) => {
      if (!clauses.length) return
      const start = current < 0 && by < 0 ? 0 : current
      go((start + by + clauses.length) % clauses.length)
    },
    said: change ? t('said', { number: current + 1, total: clauses.length, told: told(change) }) : '',
  }
}

function useLabels({ subject, locale, before, after }: Chosen): Labels {
  const nameOf = useTextName()
  return useMemo(
    () => ({ title: subject.title, locale, before: nameOf(before), after: nameOf(after) }),
    // The names follow the language of the interface, which draws the screen anew.
    // oxlint-disable-next-line react/exhaustive-deps
    [subject, locale, before, after],
  )
}

function Status({ list: { clauses, total, words } }: { readonly list: ChangeList }) {
  const { t } = useTranslation('compare')
  return (
    <>
      <span role="status">{t('status.clauses', { count: clauses.length, total })}</span>
      <span>{t('status.words', { removed: words.removed, added: words.added })}</span>
    </>
  )
}
