import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type CollationLog, type Matter, targetKey } from '../../../core/collation'
import type { Disposition, Entry } from '../../../core/model'
import { isKnown } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { When } from './when'

/** Every decision that was made on a matter, void ones too, the last one first. */
export function EarlierDecisions({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const log = useOpen((open) => open.log)
  const lines = useMemo(() => earlierOf(log, matter), [log, matter])
  if (lines.length < 2) return null
  return (
    <section className="side-part">
      <h3 className="part-title">{t('earlier.title')}</h3>
      <ol className="earlier">
        {lines.map(({ entry, disposition, isVoid }) => (
          <li key={entry.id} data-void={isVoid || undefined}>
            <span>{t(`outcome.${disposition.outcome}`)}</span>{' '}
            <span className="standing-code">{t(`disposition:code.${disposition.reason.code}`)}</span>
            {isVoid && <span className="earlier-void">{t('earlier.void')}</span>}
            <p className="standing-by">
              <bdi>{entry.by.name}</bdi> <When at={entry.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Line {
  readonly entry: Entry
  readonly disposition: Disposition
  readonly isVoid: boolean
}

const byLog = new WeakMap<CollationLog, ReadonlyMap<string, readonly Line[]>>()

function earlierOf(log: CollationLog, { target }: Matter): readonly Line[] {
  const known = byLog.get(log) ?? linesOf(log)
  byLog.set(log, known)
  return known.get(targetKey(target)) ?? []
}

function linesOf({ entries, voided }: CollationLog): Map<string, Line[]> {
  const lines = new Map<string, Line[]>()
  for (const entry of [...entries].reverse()) {
    if (!isKnown(entry.act) || entry.act.kind !== 'decide') continue
    for (const disposition of entry.act.dispositions) {
      const key = targetKey(disposition.on)
      const line = { entry, disposition, isVoid: voided.has(entry.id) }
      const own = lines.get(key)
      if (own) own.push(line)
      else lines.set(key, [line])
    }
  }
  return lines
}
