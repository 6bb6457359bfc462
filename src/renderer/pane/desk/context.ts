import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { DeskState } from '../../store/desk'
import type { ReviewSnapshot } from '../../store/review'
import type { DeskSession } from './desk-session'
import type { LaneLayout } from './layout'
import type { Opened } from './open-desk'
import type { Row } from './rows'
import type { RowSheet } from './row-sheet'

/** What every part of the desk works on. */
export interface DeskParts {
  readonly opened: Opened
  readonly session: DeskSession
  readonly layout: LaneLayout
  readonly rooms: RowSheet
}

export const DeskContext = createContext<DeskParts | null>(null)

export function useDeskParts(): DeskParts {
  const parts = useContext(DeskContext)
  if (!parts) throw new Error('outside of the desk')
  return parts
}

export function useSession(): DeskSession {
  return useDeskParts().session
}

export function useReview<T>(select: (snapshot: ReviewSnapshot) => T): T {
  return useStore(useDeskParts().session.review, select)
}

export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useDeskParts().session.desk, select)
}

export function useRows(): readonly Row[] {
  return useStore(useDeskParts().layout, (state) => state.rows)
}
