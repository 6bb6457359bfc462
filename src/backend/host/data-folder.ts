import { join } from 'node:path'

/** The machine as a host sees it; given in, so that every system's rule can be tried on any other. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/**
 * Where a person's work lies when no folder is named: the XDG data folder on Linux, Application Support on
 * macOS, the roaming AppData on Windows.
 */
export function dataFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Stet')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Stet')
  const xdg = env['XDG_DATA_HOME']
  // The XDG base directory specification: a relative path is to be ignored.
  return join(xdg?.startsWith('/') === true ? xdg : join(home, '.local', 'share'), 'stet')
}
