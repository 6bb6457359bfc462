import { LibraryBig, SearchX } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../command'
import { problemWords } from '../../refusal'
import { type LibraryRow, libraryStore, useLibrary } from '../../store'
import { Button, EmptyState, Screen } from '../../ui'
import { HandbackDialog, type HandbackRequest } from '../handback'
import { ImportButton } from '../import'
import { useMoveRequest } from '../rebase'
import { LibraryGrid } from './library-grid'
import { LibraryStatus } from './library-status'
import { LibraryTools } from './library-tools'
import { PackDetails } from './pack-details'
import { useLibraryRows } from './use-library-rows'
import { flipDetails, setDetails, useDetails } from './use-details'

const MoveDialog = lazy(async () => ({ default: (await import('../rebase/move-dialog')).MoveDialog }))

/** All packs with their documents, what stands where, and the way to the desk. */
export function Library() {
  const { t } = useTranslation('library')
  const packs = useLibrary((state) => state.packs)
  const rows = useLibraryRows()
  const search = useRef<HTMLInputElement>(null)
  const [handback, setHandback] = useState<HandbackRequest | null>(null)
  const details = useDetails()
  const move = useMoveRequest()
  useLibraryCommands(search)
  useEffect(() => void libraryStore.load(), [])
  return (
    <Screen
      name={t('title')}
      heading={<h1>{t('title')}</h1>}
      tools={
        packs && packs.length > 0 && <LibraryTools search={search} details={details} onDetails={setDetails} />
      }
      status={<LibraryStatus />}
    >
      {packs === null ? (
        <LibraryFailure />
      ) : packs.length === 0 ? (
        <EmptyState
          icon={LibraryBig}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<ImportButton />}
        />
      ) : (
        <div className="library">
          <LibraryBody rows={rows} onHandback={setHandback} />
          {details === 'open' && (
            <PackDetails rows={rows} onHandback={setHandback} onClose={() => setDetails('closed')} />
          )}
        </div>
      )}
      {move && (
        <Suspense>
          <MoveDialog request={move} />
        </Suspense>
      )}
      {handback && <HandbackDialog {...handback} onClose={() => setHandback(null)} />}
    </Screen>
  )
}

interface LibraryBodyProps {
  readonly rows: readonly LibraryRow[]
  readonly onHandback: (request: HandbackRequest) => void
}

function LibraryBody({ rows, onHandback }: LibraryBodyProps) {
  const { t } = useTranslation('library')
  if (rows.length > 0) return <LibraryGrid rows={rows} onHandback={onHandback} />
  const showAll = () => libraryStore.setFilter({ query: '', state: 'all', locale: '' })
  return (
    <EmptyState
      icon={SearchX}
      title={t('nothing.title')}
      text={t('nothing.text')}
      action={
        <Button look="primary" onPress={showAll}>
          {t('nothing.showAll')}
        </Button>
      }
    />
  )
}

function LibraryFailure() {
  const { t } = useTranslation()
  const failure = useLibrary((state) => state.failure)
  if (!failure) return null
  const { what, why, next } = problemWords(failure)
  return (
    <EmptyState
      icon={SearchX}
      title={what}
      text={t('startFailure', { why, next })}
      action={
        <Button look="primary" onPress={() => void libraryStore.load()}>
          {t('retry')}
        </Button>
      }
    />
  )
}

function useLibraryCommands(search: React.RefObject<HTMLInputElement | null>): void {
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'library.search',
        title: 'library:command.search',
        group: 'library:command.group',
        keys: 'Mod-f',
        run: () => search.current?.select(),
      },
      {
        id: 'library.details',
        title: 'library:command.details',
        group: 'library:command.group',
        keys: 'Mod-i',
        run: flipDetails,
      },
    ],
    [search],
  )
  useCommands(commands)
}
