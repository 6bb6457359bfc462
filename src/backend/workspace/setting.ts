import type { BackendEvent } from '../../contract'
import type { Disk } from '../disk/disk'
import type { Ports } from '../ports'
import type { Tuning } from './tuning'

/** What a workspace is opened with. */
export interface WorkspaceSetting {
  readonly ports: Ports
  readonly disk: Disk
  readonly tuning: Tuning
  readonly tell: (event: BackendEvent) => void
}
