import { ClipboardList, FileDown, Plus, Scale, SearchX } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrecedentRow } from '../../../contract'
import type { Gap } from '../../../core/model'
import { listGaps, listPrecedents } from '../../../core/register'
import { type Command, useCommands } from '../../command'
import { problemWords } from '../../refusal'
import { gapFilterOf, NO_REGISTER_FILTER, registerStore, useApp, useRegister } from '../../store'
import { Button, EmptyState, Screen, SearchField, ToggleGroup } from '../../ui'
import { saveCsv } from './acts'
import { Filters } from './filters'
import { GapDetail } from './gap-detail'
import { GapList } from './gap-list'
import { NewGap } from './new-gap'
import { PrecedentDetail, PrecedentList } from './precedents'
import { RegisterStatus } from './register-status'
import { useNow } from './use-now'
import '../../style/register.css'

/** The register: gaps and questions, and the precedents that rulings and answers made. */
export function RegisterScreen() {
  const { t } = useTranslation('register')
  const entering = useRegister((state) => state.entering)
  const search = useRef<HTMLInputElement>(null)
  const now = useNow()
  const shown = useShown(now)
  const text = useRegister((state) => state.filter.text)
  const isRead = useRegister((state) => state.rev !== null)
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  useEffect(() => void registerStore.load(), [])
  const save = () => void saveCsv(shown.ids)
  useRegisterCommands({ search, onNew: () => registerStore.enter('any'), onSave: save, canWrite })
  return (
    <Screen
      name={t('title')}
      heading={<h1>{t('title')}</h1>}
      tools={
        <search className="library-tools">
          <SearchField
            label={t('search.label')}
            placeholder={t('search.placeholder')}
            value={text}
            onChange={(words) => registerStore.setFilter({ text: words })}
            inputRef={search}
          />
          <Button icon={FileDown} isDisabled={shown.count === 0 || !canWrite} onPress={save}>
            {t('csv.button')}
          </Button>
          <Button
            look="primary"
            icon={Plus}
            isDisabled={!canWrite}
            onPress={() => registerStore.enter('any')}
          >
            {t('new.button')}
          </Button>
        </search>
      }
      status={<RegisterStatus shown={shown.count} now={now} />}
    >
      {isRead ? <Columns gaps={shown.gaps} rows={shown.rows} now={now} /> : <NotRead />}
      {entering && canWrite && (
        <NewGap on={entering === 'any' ? null : entering} onClose={() => registerStore.enter(null)} />
      )}
    </Screen>
  )
}

function Columns({
  gaps,
  rows,
  now,
}: {
  readonly gaps: readonly Gap[]
  readonly rows: readonly PrecedentRow[]
  readonly now: string
}) {
  const { t } = useTranslation('register')
  const tab = useRegister((state) => state.tab)
  const gapCount = useRegister((state) => state.gaps.size)
  const rowCount = useRegister((state) => state.precedents.size)
  const isGaps = tab === 'gaps'
  const all = isGaps ? gapCount : rowCount
  const list = isGaps ? <GapList gaps={gaps} now={now} /> : <PrecedentList rows={rows} />
  return (
    <div className="register">
      <div className="register-side">
        <ToggleGroup
          label={t('tabs.label')}
          entries={[
            { id: 'gaps' as const, label: t('tabs.gaps'), count: String(gapCount) },
            { id: 'precedents' as const, label: t('tabs.precedents'), count: String(rowCount) },
          ]}
          value={tab}
          onChange={registerStore.showTab}
        />
        {isGaps && gapCount > 0 && <Filters />}
        {all === 0 ? <Empty /> : (isGaps ? gaps : rows).length === 0 ? <NothingFits /> : list}
      </div>
      <div className="register-main">{all > 0 && <Chosen />}</div>
    </div>
  )
}

function Chosen(): ReactNode {
  const { t } = useTranslation('register')
  const gap = useRegister((state) => (state.tab === 'gaps' && state.gap ? state.gaps.get(state.gap) : null))
  const row = useRegister((state) =>
    state.tab === 'precedents' && state.precedent ? state.precedents.get(state.precedent) : null,
  )
  if (gap) return <GapDetail gap={gap} />
  if (row) return <PrecedentDetail row={row} />
  return <EmptyState icon={ClipboardList} title={t('choose.title')} text={t('choose.text')} />
}

function Empty() {
  const { t } = useTranslation('register')
  const tab = useRegister((state) => state.tab)
  return tab === 'gaps' ? (
    <EmptyState icon={ClipboardList} title={t('empty.title')} text={t('empty.text')} />
  ) : (
    <EmptyState icon={Scale} title={t('empty.precedentsTitle')} text={t('empty.precedentsText')} />
  )
}

function NothingFits() {
  const { t } = useTranslation('register')
  return (
    <EmptyState
      icon={SearchX}
      title={t('nothing.title')}
      text={t('nothing.text')}
      action={
        <Button look="primary" onPress={() => registerStore.setFilter(NO_REGISTER_FILTER)}>
          {t('nothing.showAll')}
        </Button>
      }
    />
  )
}

function NotRead() {
  const { t } = useTranslation('register')
  const { t: tc } = useTranslation()
  const failure = useRegister((state) => state.failure)
  if (!failure) return <p role="status">{t('opening')}</p>
  const { what, why, next } = problemWords(failure)
  return (
    <EmptyState
      icon={SearchX}
      title={what}
      text={tc('startFailure', { why, next })}
      action={
        <Button look="primary" onPress={() => void registerStore.load()}>
          {tc('retry')}
        </Button>
      }
    />
  )
}

/** What passes search and filters, and the ids of the list that shows. */
function useShown(now: string) {
  const all = useRegister((state) => state.gaps)
  const precedents = useRegister((state) => state.precedents)
  const filter = useRegister((state) => state.filter)
  const tab = useRegister((state) => state.tab)
  const gaps = useMemo(
    () => listGaps(all.values(), gapFilterOf(filter), { order: filter.order, now }),
    [all, filter, now],
  )
  const rows = useMemo(() => listPrecedents(precedents.values(), filter.text), [precedents, filter.text])
  const count = tab === 'gaps' ? gaps.length : rows.length
  const ids =
    tab === 'gaps'
      ? { gaps: gaps.map(({ id }) => id) }
      : { precedents: rows.map(({ precedent }) => precedent.id) }
  return { gaps, rows, count, ids }
}

interface RegisterCommandsOf {
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly onNew: () => void
  readonly onSave: () => void
  readonly canWrite: boolean
}

function useRegisterCommands(of: RegisterCommandsOf): void {
  const latest = useRef(of)
  useEffect(() => {
    latest.current = of
  })
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'register.search',
        title: 'register:command.search',
        group: 'register:command.group',
        keys: 'Mod-f',
        run: () => latest.current.search.current?.select(),
      },
      {
        id: 'register.new',
        title: 'register:command.new',
        group: 'register:command.group',
        keys: 'Alt-n',
        enabled: () => latest.current.canWrite,
        run: () => latest.current.onNew(),
      },
      {
        id: 'register.csv',
        title: 'register:command.csv',
        group: 'register:command.group',
        enabled: () => latest.current.canWrite,
        run: () => latest.current.onSave(),
      },
    ],
    [],
  )
  useCommands(commands)
}
