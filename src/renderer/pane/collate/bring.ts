import { tellError } from '../../refusal'
import type { ImportSource } from '../../store'
import { collationImportStore } from '../../store/collation-window'
import { chooseFiles, chooseFolder } from '../import'

/** Brings files into the open collation. Problems are told, never thrown. */
export function bringFiles(): void {
  bring(chooseFiles())
}

export function bringFolder(): void {
  bring(chooseFolder())
}

export function bring(sources: Promise<readonly ImportSource[]>): void {
  sources
    .then((found) => (found.length > 0 ? collationImportStore.bringFiles(found) : undefined))
    .catch(tellError)
}
