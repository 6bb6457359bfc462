import { parseArgs } from 'node:util'
import type { Problem } from '../core/model'
import { type CliOutput, type Outcome, type Verb } from './verb'
import { VERBS } from './verbs'

const EXIT = { done: 0, refused: 1, usage: 2 } as const

/**
 * Runs one command line. Exit codes: 0 done, 1 input was refused or something failed, 2 the command line
 * is wrong. With `--json` the result, or `{ "problem": ... }`, is one JSON value on standard output.
 */
export async function runCli(argv: readonly string[], output: CliOutput): Promise<number> {
  const verb = VERBS.find((v) => v.name.split(' ').every((word, k) => argv[k] === word))
  if (!verb) return noVerb(argv, output)
  const asked = parse(verb, argv.slice(verb.name.split(' ').length))
  if (typeof asked === 'string') return wrong(verb, asked, output)
  const { values, positionals } = asked
  if (values['help']) {
    output.out(helpOf(verb))
    return EXIT.done
  }
  const outcome = await verb.run(positionals, values, (line) => output.err(line))
  return tell(outcome, { verb, json: values['json'] === true, output })
}

type Asked = {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  positionals: string[]
}

function parse(verb: Verb, args: readonly string[]): Asked | string {
  const options = {
    ...verb.options,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (e) {
    // parseArgs throws a TypeError with a sentence for the person.
    return e instanceof Error ? e.message.split('\n')[0]! : 'unknown option'
  }
}

function tell(outcome: Outcome, how: { verb: Verb; json: boolean; output: CliOutput }): number {
  const { verb, json, output } = how
  if (outcome.ok === 'usage') return wrong(verb, outcome.why, output)
  if (outcome.ok) {
    output.out(json ? JSON.stringify(outcome.json, null, 2) : outcome.text)
    return outcome.refused ? EXIT.refused : EXIT.done
  }
  const { problem, told } = outcome
  if (json) output.out(JSON.stringify({ problem, ...told?.json }, null, 2))
  output.err([...(told?.text ?? []), sentence(problem)].join('\n'))
  return EXIT.refused
}

function sentence({ code, detail }: Problem): string {
  return `stet: ${code}: ${detail}`
}

function wrong(verb: Verb, why: string, output: CliOutput): number {
  output.err(`stet ${verb.name}: ${why}\nUsage: ${verb.usage.split('\n')[0]}`)
  return EXIT.usage
}

function noVerb(argv: readonly string[], output: CliOutput): number {
  const width = Math.max(...VERBS.map((v) => v.name.length))
  const list = VERBS.map((v) => `  stet ${v.name.padEnd(width)}  ${v.summary}`).join('\n')
  const help = `Usage: stet VERB ...\n\n${list}\n\nstet VERB --help explains one.`
  const asked = argv.length === 0 || argv[0] === '--help' || argv[0] === '-h'
  if (asked) output.out(help)
  else output.err(`stet: no such verb: ${argv.slice(0, 2).join(' ')}\n${help}`)
  return argv.length && asked ? EXIT.done : EXIT.usage
}

function helpOf(verb: Verb): string {
  return `${verb.summary}\n\nUsage: ${verb.usage}\n  --json    The result as JSON on standard output\n  --help    This text`
}
