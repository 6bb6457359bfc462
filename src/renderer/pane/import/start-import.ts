import { tellError } from '../../refusal'
import { type ImportSource, importStore } from '../../store'
import { chooseFiles, chooseFolder } from './choose'

/** Imports what the person chooses. Problems are told, never thrown. */
export function importFiles(): void {
  startImport(chooseFiles())
}

export function importFolder(): void {
  startImport(chooseFolder())
}

export function startImport(sources: Promise<readonly ImportSource[]>): void {
  sources.then((found) => (found.length > 0 ? importStore.start(found) : undefined)).catch(tellError)
}
