import { useTranslation } from 'react-i18next'
import { useOpen } from '../../store/collation-window'
import { Tabs } from '../../ui'
import { HistoryList } from './history-list'
import { MatterNotes } from './matter-notes'
import { PeopleList } from './people-list'
import { type SideTab, setView, useView } from './view'

/** Beside the matter: why, who, and what was done so far. */
export function SidePanel() {
  const { t } = useTranslation('collate')
  const side = useView((view) => view.side)
  const heads = useOpen((open) => open.folded.heads.length)
  return (
    <aside className="collate-side" aria-label={t('side.name')}>
      <Tabs
        label={t('side.name')}
        value={side}
        onChange={(id) => setView({ side: id as SideTab })}
        tabs={[
          { id: 'matter', label: t('side.matter'), content: <MatterNotes /> },
          { id: 'people', label: t('side.people'), count: heads, content: <PeopleList /> },
          { id: 'history', label: t('side.history'), content: <HistoryList /> },
        ]}
      />
    </aside>
  )
}
