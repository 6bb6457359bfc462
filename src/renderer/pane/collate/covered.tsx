import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { MatterLine } from './matter-line'

/** What a contested deletion would take with it, and the deletions that a place lies in: seen before any verdict. */
export function Covered({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const byId = useOpen((open) => open.byId)
  const all = useOpen((open) => open.matters)
  const { cluster } = matter
  if (!cluster) return null
  const inside = cluster.covers.flatMap((id) => byId.get(id) ?? [])
  const around = all.filter((other) => other.cluster?.covers.includes(cluster.id))
  return (
    <>
      <List title={t('covered.inside', { count: inside.length })} matters={inside} />
      <List title={t('covered.around', { count: around.length })} matters={around} />
    </>
  )
}

function List({ title, matters }: { readonly title: string; readonly matters: readonly Matter[] }) {
  if (matters.length === 0) return null
  return (
    <section className="covered" aria-label={title}>
      <h3 className="part-title">{title}</h3>
      <ul>
        {matters.map((one) => (
          <li key={one.id}>
            <MatterLine matter={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
