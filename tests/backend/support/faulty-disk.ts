import { type Disk, type DiskFile, nodeDisk } from '../../../src/backend/disk/disk'

export interface FaultPlan {
  /** Number of the call that fails first; calls count from 1. */
  readonly at: number
  /** Whether only that call fails, or every one from it on. */
  readonly lasts: 'once' | 'for-ever'
  readonly code: 'EIO' | 'ENOSPC'
  /** What a failing write leaves behind: nothing, half of its bytes, or all of them. */
  readonly leaves: 0 | 0.5 | 1
}

/** The real disk, on which a chosen call fails. `calls` counts those that change something. */
export function faultyDisk(plan: FaultPlan): Disk & { readonly calls: () => number } {
  let calls = 0
  const fails = (): boolean => {
    calls++
    return plan.lasts === 'once' ? calls === plan.at : calls >= plan.at
  }
  const error = (): Error => Object.assign(new Error(plan.code), { code: plan.code, syscall: 'write' })
  const change = async <T>(run: () => Promise<T>): Promise<T> => {
    if (fails()) throw error()
    return run()
  }
  const fileOf = (file: DiskFile): DiskFile => ({
    write: async (bytes, at) => {
      if (!fails()) return file.write(bytes, at)
      await file.write(bytes.subarray(0, Math.floor(bytes.length * plan.leaves)), at)
      throw error()
    },
    sync: () => change(() => file.sync()),
    truncate: (length) => change(() => file.truncate(length)),
    close: () => file.close(),
  })
  return {
    ...nodeDisk,
    calls: () => calls,
    makeFolder: (folder) => change(() => nodeDisk.makeFolder(folder)),
    create: (path) => change(async () => fileOf(await nodeDisk.create(path))),
    rename: (from, to) => change(() => nodeDisk.rename(from, to)),
    remove: (path) => change(() => nodeDisk.remove(path)),
    syncFolder: (folder) => change(() => nodeDisk.syncFolder(folder)),
  }
}
