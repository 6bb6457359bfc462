import type { ImportSource } from '../../store'

/** Whether something from outside is dragged: files, and not words of the page itself. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer !== null && [...transfer.types].includes('Files')
}

/** What was dropped: each file and each folder is a source of its own. To be called within the drop event. */
export function droppedSources(transfer: DataTransfer): Promise<ImportSource[]> {
  // The list is emptied when the event is over, so the entries are taken before anything is awaited.
  const dropped = [...transfer.items].flatMap((one) => one.webkitGetAsEntry() ?? one.getAsFile() ?? [])
  return Promise.all(
    dropped.map(async (one) => ({
      name: one.name,
      files: one instanceof File ? [{ path: one.name, blob: one }] : await filesOf(one),
    })),
  )
}

async function filesOf(entry: FileSystemEntry): Promise<{ path: string; blob: File }[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (isFile(entry)) return [{ path, blob: await fileOf(entry) }]
  if (!isFolder(entry)) return []
  const found: { path: string; blob: File }[] = []
  for (const child of await childrenOf(entry)) found.push(...(await filesOf(child)))
  return found
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** All of a folder's entries: a reader gives them in portions, an empty one being the last. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
