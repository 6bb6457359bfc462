import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { CollationId, Digest, DisputeId, DocumentId, Locale, PackId, ReviewId } from '../../core/model'

/** What the desk opens: a rendering of a pack (the person's own review of it), or one certain review. */
export const DeskTarget = z.union([
  z.object({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale }),
  z.object({ review: ReviewId }),
])
export type DeskTarget = z.infer<typeof DeskTarget>

/** What is collated: a text of the library, or a collation that may have come from elsewhere. */
export const CollateTarget = z.union([
  z.object({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale }),
  z.object({ collation: CollationId }),
])
export type CollateTarget = z.infer<typeof CollateTarget>

/** What the adjudicate screen shows: a part of it, a collation, a dispute; what is left out is chosen there. */
export const AdjudicateTarget = z.object({
  part: z.enum(['disputes', 'agreement', 'positions']).optional(),
  collation: CollationId.optional(),
  dispute: DisputeId.optional(),
  /** Which disputes the list holds. */
  show: z.enum(['open', 'mine', 'closed']).optional(),
})
export type AdjudicateTarget = z.infer<typeof AdjudicateTarget>

/** A text that can be compared: as a pack delivered it, or as the author of a review wants it. */
export const CompareText = z.union([
  z.object({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale }),
  z.object({ review: ReviewId }),
])
export type CompareText = z.infer<typeof CompareText>

export const Route = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('library') }),
  z.object({ screen: z.literal('desk'), target: DeskTarget }),
  /** Without a target: the list of collations. */
  z.object({
    screen: z.literal('collate'),
    target: CollateTarget.optional(),
    /** The matter to begin with. */
    matter: z.string().max(200).optional(),
  }),
  z.object({ screen: z.literal('disposition'), target: CollateTarget }),
  z.object({ screen: z.literal('adjudicate'), target: AdjudicateTarget.optional() }),
  z.object({ screen: z.literal('register') }),
  /** What is not said is chosen on the screen. */
  z.object({
    screen: z.literal('compare'),
    before: CompareText.optional(),
    after: CompareText.optional(),
  }),
  z.object({ screen: z.literal('settings') }),
])
export type Route = z.infer<typeof Route>

export interface RouteState {
  readonly route: Route
  /** The document that was last on the desk in this window. */
  readonly lastTarget: DeskTarget | null
  /** What was last collated in this window, until the list of collations was gone to. */
  readonly lastCollated: CollateTarget | null
}

export const routeStore = createStore<RouteState>(() => ({
  route: { screen: 'library' },
  lastTarget: null,
  lastCollated: null,
}))

/** Goes to a screen; the browser's back button leads back. */
export function goTo(route: Route): void {
  if (JSON.stringify(route) === JSON.stringify(routeStore.getState().route)) return
  window.history.pushState({ ...window.history.state, route }, '')
  show(route)
}

/** Shows the screen the window's history holds and follows back and forward, until the returned function is called. */
export function followHistory(): () => void {
  const read = (): void => {
    const route = Route.safeParse((window.history.state as { route?: unknown } | null)?.route)
    show(route.success ? route.data : { screen: 'library' })
  }
  read()
  window.addEventListener('popstate', read)
  return () => window.removeEventListener('popstate', read)
}

function show(route: Route): void {
  if (route.screen === 'desk') routeStore.setState({ route, lastTarget: route.target })
  else if (route.screen === 'collate') routeStore.setState({ route, lastCollated: route.target ?? null })
  else routeStore.setState({ route })
}
