import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../command'
import { useApp } from '../../store'
import { droppedSources, hasFiles } from './dropped'
import { ImportDialog } from './import-dialog'
import { takeDropped } from './drops'
import { importFiles, importFolder } from './start-import'

/** Lets files and folders be dropped anywhere in the window, and shows what becomes of them. */
export function ImportHost({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('library')
  const canImport = useApp((state) => state.view?.access.mode === 'write' && state.view.person !== null)
  const isOver = useDrop(canImport)
  useImportCommands()
  return (
    <>
      {children}
      {isOver && (
        <div className="drop-veil" aria-hidden>
          {t(canImport ? 'import.drop' : 'import.dropRefused')}
        </div>
      )}
      <ImportDialog />
    </>
  )
}

function useDrop(canImport: boolean): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return
      // Without this the browser would open the file in place of the application.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = canImport ? 'copy' : 'none'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer) || !event.dataTransfer) return
      event.preventDefault()
      setOver(false)
      if (canImport) takeDropped(droppedSources(event.dataTransfer))
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [canImport])
  return isOver
}

function useImportCommands(): void {
  const canImport = useApp((state) => state.view?.access.mode === 'write')
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'import.files',
        title: 'library:command.importFiles',
        group: 'library:command.group',
        keys: 'Mod-o',
        enabled: () => canImport,
        run: importFiles,
      },
      {
        id: 'import.folder',
        title: 'library:command.importFolder',
        group: 'library:command.group',
        keys: 'Mod-Shift-o',
        enabled: () => canImport,
        run: importFolder,
      },
    ],
    [canImport],
  )
  useCommands(commands)
}
