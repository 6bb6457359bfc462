// The direction rules of .dependency-cruiser.cjs over src and tests of the current folder. Under a TypeScript it
// does not know, the cruiser reads nothing, finds no fault and says that all is well: so its files are counted.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { bin } from './step.mjs'

const cruiser = bin('dependency-cruiser/bin/dependency-cruise.mjs')
const { status, stdout, stderr } = spawnSync(process.execPath, [cruiser, 'src', 'tests'], {
  encoding: 'utf8',
})
console.log(`${stdout}${stderr}`.trim())

const read = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0)
const files = ['src', 'tests'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
const there = files.filter((name) => /(?<!\.d)\.tsx?$/.test(name)).length
if (read < there) console.error(`The cruise read ${read} modules, and there are ${there} files.`)
process.exitCode = status === 0 && read >= there ? 0 : 1
