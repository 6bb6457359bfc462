import i18next from 'i18next'
import type { ClausePlace, PrecedentRow } from '../../../contract'
import type {
  CollationId,
  Gap,
  GapAct,
  GapFields,
  GapId,
  PrecedentId,
  ReviewId,
  ThreadId,
} from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { goTo, registerStore } from '../../store'
import { showToast } from '../../ui'
import { saveTicket } from '../handback/save-ticket'

/** Carries an act out and shows what came of it; whether it went well. A problem is told. */
export async function actOn(act: GapAct): Promise<'done' | 'refused'> {
  try {
    await client['register.act']({ act })
    await registerStore.load()
    return 'done'
  } catch (error) {
    tellError(error)
    return 'refused'
  }
}

/** Saves changed fields; the message offers to put them back. */
export async function saveFields(gap: Gap, fields: Partial<GapFields>): Promise<'done' | 'refused'> {
  const before = Object.fromEntries(Object.keys(fields).map((key) => [key, gap[key as keyof GapFields]]))
  const outcome = await actOn({ kind: 'edit', gap: gap.id, fields })
  if (outcome === 'done')
    showToast({
      tone: 'good',
      title: i18next.t('register:detail.saved'),
      action: {
        label: i18next.t('register:detail.undo'),
        run: () => void actOn({ kind: 'edit', gap: gap.id, fields: before }),
      },
    })
  return outcome
}

export async function openGap(place: ClausePlace, fields: GapFields): Promise<'done' | 'refused'> {
  try {
    const { gap } = await client['register.open']({ place, fields })
    await registerStore.load()
    registerStore.show({ gap })
    showToast({ tone: 'good', title: i18next.t('register:new.saved') })
    return 'done'
  } catch (error) {
    tellError(error)
    return 'refused'
  }
}

/**
 * Enters a thread and offers the way to it. The review must be saved as far as the thread goes; `collation` is the
 * one that has the review, where it need not be in the library.
 */
export async function enterThread(
  review: ReviewId,
  thread: ThreadId,
  collation?: CollationId,
): Promise<void> {
  const asked = { review, thread, ...(collation === undefined ? {} : { collation }) }
  try {
    const { gap, outcome } = await client['register.open-from-thread'](asked)
    await registerStore.load()
    showToast({
      tone: outcome === 'opened' ? 'good' : 'note',
      title: i18next.t(outcome === 'opened' ? 'register:thread.entered' : 'register:thread.already'),
      action: { label: i18next.t('register:thread.show'), run: () => showGap(gap) },
    })
  } catch (error) {
    tellError(error)
  }
}

/** Begins a gap on a clause, in the register. */
export function enterClause(place: ClausePlace): void {
  registerStore.enter(place)
  goTo({ screen: 'register' })
}

export function showGap(gap: GapId): void {
  registerStore.show({ gap })
  goTo({ screen: 'register' })
}

export function showPrecedent(precedent: PrecedentId): void {
  registerStore.show({ precedent })
  goTo({ screen: 'register' })
}

/** Says by the person's name that a precedent holds for the newest version. */
export async function reconfirm({ precedent, latest }: PrecedentRow): Promise<void> {
  if (!latest) return
  try {
    await client['register.reconfirm']({ precedent: precedent.id, packDigest: latest.packDigest })
    await registerStore.load()
    showToast({ tone: 'good', title: i18next.t('register:precedent.reconfirmed') })
  } catch (error) {
    tellError(error)
  }
}

/** Saves what the list shows, in its order. */
export async function saveCsv(
  what: { readonly gaps: readonly GapId[] } | { readonly precedents: readonly PrecedentId[] },
): Promise<void> {
  try {
    const ticket = await client['register.export']({
      what:
        'gaps' in what
          ? { kind: 'gaps', ids: what.gaps.slice(0, MOST_ROWS) }
          : { kind: 'precedents', ids: what.precedents.slice(0, MOST_ROWS) },
      uiLocale: i18next.language,
    })
    if ((await saveTicket(ticket)) !== 'cancelled')
      showToast({ tone: 'good', title: i18next.t('register:csv.saved'), text: ticket.name })
  } catch (error) {
    tellError(error)
  }
}

const MOST_ROWS = 10_000
