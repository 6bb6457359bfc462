import { useStore } from 'zustand'
import { client, windowId } from '../api'
import { type AppState, makeAppStore } from './app'
import { type ImportState, makeImportStore } from './import'
import { type LibraryState, makeLibraryStore } from './library'
import { routeStore, type RouteState } from './route'

/** The stores of this window, over the one client. */
export const appStore = makeAppStore(client, windowId)
export const libraryStore = makeLibraryStore(client)
export const importStore = makeImportStore(client, Date.now)

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(appStore, select)
}

export function useLibrary<T>(select: (state: LibraryState) => T): T {
  return useStore(libraryStore, select)
}

export function useRoute<T>(select: (state: RouteState) => T): T {
  return useStore(routeStore, select)
}

export function useImport<T>(select: (state: ImportState) => T): T {
  return useStore(importStore, select)
}
