import { runCli } from './run'

const output = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
}

// The code is set, not passed to `exit`: pending output is written before the process ends. A rejection here is
// a bug, and Node reports it with its place and code 1.
void runCli(process.argv.slice(2), output).then((code) => {
  process.exitCode = code
})
