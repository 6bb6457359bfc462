import type { BackendEvent, Handlers } from '../contract'

/** What a host lends the backend. Made once in the host's entry, passed down, never replaced. */
export interface Ports {
  /** Folder that holds everything the person made or imported; created where it is missing. */
  readonly dataDir: string
  readonly host: 'electron' | 'browser'
  readonly version: string
  /** Folder with `v1/<pack>.stetpack`, imported into an empty data folder; null for none. */
  readonly samplePackDir: string | null
  /** The time as an ISO 8601 instant in UTC. */
  readonly now: () => string
  /** A line for the developer's log. It never holds the person's text. */
  readonly log: (line: string) => void
  /** Puts a finished file where the person says. `download`: this host cannot, the window must fetch it. */
  readonly deliver: (file: { path: string; name: string }) => Promise<'saved' | 'cancelled' | 'download'>
}

/**
 * What the app owns, the same for every host. `handlersFor` gives the handlers as one window may use them: the
 * window that holds the pen may write, every other one reads. A host makes one `serve` a window and tells when
 * windows come and go; a window that went gives its pen up.
 */
export interface Backend {
  readonly handlersFor: (window: string) => Handlers
  readonly listen: (onEvent: (event: BackendEvent) => void) => () => void
  readonly windowOpened: (window: string) => void
  readonly windowClosed: (window: string) => void
  /** Writes what is pending, snapshots, and gives the data folder free. No call is answered afterwards. */
  readonly close: () => Promise<void>
}
