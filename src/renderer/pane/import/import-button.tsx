import { FolderInput, Import, Package } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKeysOf } from '../../command'
import { useApp } from '../../store'
import { Button, Menu } from '../../ui'
import { importFiles, importFolder } from './start-import'

/** The way in for packs and handbacks. */
export function ImportButton() {
  const { t } = useTranslation('library')
  const canImport = useApp((state) => state.view?.access.mode === 'write')
  const fileKeys = useKeysOf('import.files')
  const folderKeys = useKeysOf('import.folder')
  return (
    <Menu
      label={t('import.button')}
      entries={[
        {
          id: 'files',
          label: t('import.files'),
          icon: Package,
          run: importFiles,
          ...(fileKeys === undefined ? {} : { keys: fileKeys }),
        },
        {
          id: 'folder',
          label: t('import.folder'),
          icon: FolderInput,
          run: importFolder,
          ...(folderKeys === undefined ? {} : { keys: folderKeys }),
        },
      ]}
    >
      <Button look="primary" icon={Import} isDisabled={!canImport}>
        {t('import.button')}
      </Button>
    </Menu>
  )
}
