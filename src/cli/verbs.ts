import { decide } from './decide'
import { disposition } from './disposition'
import { compareTexts } from './compare'
import { exportReport } from './export'
import { handbackInspect } from './handback-inspect'
import { packBuild } from './pack-build'
import { packInspect } from './pack-inspect'
import { rebaseHandback } from './rebase'
import { merge } from './merge'
import { receipts } from './receipts'
import type { Verb } from './verb'

/** Every command, in the order in which help lists them. A new verb is a file and a line here. */
export const VERBS: readonly Verb[] = [
  packBuild,
  packInspect,
  handbackInspect,
  exportReport,
  merge,
  decide,
  receipts,
  disposition,
  rebaseHandback,
  compareTexts,
]
