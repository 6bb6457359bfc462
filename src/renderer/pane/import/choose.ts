import type { ImportSource } from '../../store'

/** Asks for files; each is a source of its own. Settles with none when the person chose none. */
export async function chooseFiles(): Promise<ImportSource[]> {
  return (await ask('files')).map((file) => ({ name: file.name, files: [{ path: file.name, blob: file }] }))
}

/** Asks for a folder; it is one source with all that is in it. */
export async function chooseFolder(): Promise<ImportSource[]> {
  const files = await ask('folder')
  const root = files[0]?.webkitRelativePath.split('/')[0]
  if (root === undefined) return []
  return [{ name: root, files: files.map((file) => ({ path: file.webkitRelativePath, blob: file })) }]
}

function ask(what: 'files' | 'folder'): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = what === 'folder'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
