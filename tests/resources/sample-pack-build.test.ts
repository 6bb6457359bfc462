import { describe, expect, it } from 'vitest'
import { buildPack, openPack, type Pack, type TargetReport } from '../../src/core/pack'
import { readFiles } from './sample-pack'

function build(version: 'v1' | 'v2', previous?: Pack) {
  const built = buildPack({ files: readFiles(version), name: version, ...(previous && { previous }) })
  if (!built.ok) throw new Error(`${version}: ${built.problem.detail}`)
  return built.value
}

function v1(): Pack {
  const opened = openPack(build('v1').files)
  if (!opened.ok) throw new Error(opened.problem.detail)
  return opened.value
}

const gaps = (targets: readonly TargetReport[]): Record<string, [unaligned: number, missing: number]> =>
  Object.fromEntries(targets.map((t) => [t.locale, [t.unaligned.length, t.missing.length]]))

describe('the sample pack, built', () => {
  it('v1 aligns whole, save what MISTAKES.md names', () => {
    const { report } = build('v1')
    expect(gaps(report.documents[0]!.targets)).toEqual({
      ar: [0, 0],
      de: [0, 0],
      es: [0, 1],
      hi: [0, 0],
      ja: [1, 0],
    })
    expect(report.notes).toEqual([])
  })

  it('v2 continues v1: most clauses live on, a section moved, nothing is uncertain in the source', () => {
    const { report } = build('v2', v1())
    const [document] = report.documents
    expect(gaps(document!.targets)).toEqual({ ar: [0, 0], de: [0, 0], es: [0, 0], hi: [0, 4], ja: [1, 0] })
    const versions = document!.versions!
    expect(versions.unchanged).toBeGreaterThan(100)
    expect(versions.gone).toHaveLength(2)
    expect(versions.uncertain).toEqual([])
    expect(versions.moved.map((line) => line.text)).toContain('10. Appeals')
    expect(versions.new.map((line) => line.text)).toContain('6. LIVE matches')
  })
})
