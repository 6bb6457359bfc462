// Builds resources/sample-pack from resources/sample-pack-src: v1, then v2 on top of it. Same input, same bytes.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const root = join(import.meta.dirname, '..')
const source = join(root, 'resources/sample-pack-src')
const packed = (version) => join(root, `resources/sample-pack/${version}/live-gifting.stetpack`)

const { module } = await runnerImport(join(root, 'src/cli/run.ts'), { configFile: false, root })
const output = { out: (text) => console.log(text), err: (text) => console.error(text) }
for (const args of [
  [join(source, 'v1'), '-o', packed('v1')],
  [join(source, 'v2'), '-o', packed('v2'), '--previous', packed('v1')],
]) {
  const code = await module.runCli(['pack', 'build', ...args], output)
  if (code !== 0) process.exit(code)
}
