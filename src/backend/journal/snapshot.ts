import type { Disk } from '../disk/disk'
import { writeGeneration } from '../disk/generations'
import { SNAPSHOT } from './recover'
import type { Subject } from './subject'

/** Writes a snapshot and returns the numbers of those that are kept. The state is immutable: saving goes on. */
export function writeSnapshot<State>(
  place: { readonly disk: Disk; readonly folder: string },
  at: { readonly state: State; readonly seq: number; readonly chain: string },
  subject: Pick<Subject<State, never>, 'toJson'>,
): Promise<number[]> {
  const body = Buffer.from(JSON.stringify(subject.toJson(at.state)))
  const generation = { folder: place.folder, stem: SNAPSHOT, number: at.seq }
  return writeGeneration(place.disk, generation, { chain: at.chain }, body)
}
