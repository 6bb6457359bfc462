import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, type KnownAct, bringsOne, isKnown } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { finderOf, stepOf } from './history'
import type { Names } from './names'
import { useNames } from './use-names'

/** Says in plain words what somebody did. */
export function useEntryWords(): (entry: Entry) => string {
  const { t } = useTranslation('collate')
  const entries = useOpen((open) => open.entries)
  const names = useNames(null)
  return useCallback(
    (entry) => {
      return isKnown(entry.act)
        ? wordsOf({ ...entry, act: entry.act }, { entries, names, t })
        : t('entry.unknown')
    },
    [t, entries, names],
  )
}

type Say = ReturnType<typeof useTranslation<'collate'>>['t']

interface Saying {
  readonly entries: readonly Entry[]
  readonly names: Names
  readonly t: Say
}

type Known = Entry & { readonly act: KnownAct }

function wordsOf(entry: Known, saying: Saying): string {
  const { act } = entry
  const { entries, names, t } = saying
  switch (act.kind) {
    case 'import':
      return t('entry.import', {
        count: act.lines.filter(({ outcome }) => bringsOne(outcome) && outcome !== 'already-there').length,
      })
    case 'undo': {
      const { step, isUndone } = stepOf(entry, finderOf(entries))
      const what = step && isKnown(step.act) ? wordsOf({ ...step, act: step.act }, saying) : null
      if (what === null) return t('entry.undo')
      return t(isUndone ? 'entry.undoOf' : 'entry.redoOf', { what })
    }
    case 'decide': {
      const outcome = act.dispositions[0]?.outcome ?? 'deferred'
      return t(`entry.decide.${outcome}`, { count: act.dispositions.length })
    }
    case 'reopen':
      return t('entry.reopen', { count: act.on.length })
    case 'position':
      return t('entry.position', { group: act.group })
    case 'sign-off':
      return t(`entry.signOff.${act.stance}`, { group: act.group, name: act.name })
    case 'refer':
      return t('entry.refer', { name: act.adjudicator })
    case 'statement':
      return t('entry.statement', { name: names.named(act.party) })
    case 'rule':
    case 'reverse':
      return t(`entry.${act.kind}`)
    case 'snapshot':
      return t('entry.snapshot', { name: act.name })
    case 'restore':
      return t('entry.restore', { name: nameOfSnapshot(entries, act.snapshot) })
    case 'approve':
      return t('entry.approve', { name: act.name })
    case 'publish':
      return t('entry.publish', { version: act.version })
    case 'blind':
      return t(`entry.blind.${act.names}`)
    case 'receipts':
      return t('entry.receipts', { count: act.revisions.length })
  }
}

function nameOfSnapshot(entries: readonly Entry[], id: string): string {
  const act = entries.find((entry) => entry.id === id)?.act
  return act && isKnown(act) && act.kind === 'snapshot' ? act.name : ''
}
