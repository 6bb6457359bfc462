import type { MatterClass } from '../../../core/collation'
import { type Outcome, type Reason, ReasonCode } from '../../../core/model'
import type { CollateView } from './view'

const FIRST: Readonly<Record<Outcome, ReasonCode>> = {
  accepted: 'corrects-error',
  'accepted-with-edits': 'clearer',
  rejected: 'preference',
  deferred: 'needs-more',
}
const MOST_SENTENCES = 8

export const REASON_CODES: readonly ReasonCode[] = ReasonCode.options

/** The reason that goes with a verdict: what was chosen, else what was last given with it, else the usual one. */
export function reasonFor(
  { code, sentence, usual }: Pick<CollateView, 'code' | 'sentence' | 'usual'>,
  outcome: Outcome,
  group: MatterClass | null,
): Reason {
  const agreed = outcome === 'accepted' && (group === 'agree' || group === 'adjacent') ? 'agreed' : undefined
  const text = sentence.trim()
  return {
    code: code ?? agreed ?? usual[outcome] ?? FIRST[outcome],
    ...(text === '' ? {} : { text }),
  }
}

/** What is remembered after a verdict; code and sentence are for one verdict, so that none is given unseen. */
export function remembered(
  { code, sentence, usual, sentences }: Pick<CollateView, 'code' | 'sentence' | 'usual' | 'sentences'>,
  outcome: Outcome,
): Pick<CollateView, 'code' | 'sentence' | 'usual' | 'sentences'> {
  const text = sentence.trim()
  const kept = text === '' ? sentences : [text, ...sentences.filter((one) => one !== text)]
  return {
    code: null,
    sentence: '',
    usual: code === null ? usual : { ...usual, [outcome]: code },
    sentences: kept.slice(0, MOST_SENTENCES),
  }
}
