import { canonicalJson } from '../base'
import type { Run } from '../model'
import { type Token, isWordChar, runOf } from '../suggestion'

/** What tokens of one kind share; equal kinds have equal keys. */
export interface Kind {
  readonly key: string
  /** Of text only the formatting. */
  readonly run: Run
  readonly isText: boolean
}

/** One token: a UTF-16 unit of text, or a leaf, paragraph end, row or table (`OTHER`). */
export interface Unit {
  readonly unit: string
  readonly kind: Kind
}

export const OTHER = '\ufffc'

const PLAIN: Kind = { key: 't', run: {}, isText: true }

/** The kind of a token, or of a whole text node, as it shows. */
export function kindOf(token: Token): Kind {
  if (token.kind === 'char' && !token.own.format.length) return PLAIN
  const run = runOf({ ...token, text: '' }, 'shown')
  if (token.kind !== 'char') return { key: canonicalJson(run), run, isText: false }
  const { text: _text, ...format } = run
  return { key: `t${canonicalJson(format)}`, run: format, isText: true }
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a.unit === b.unit && a.kind.key === b.kind.key
}

/** Tokens as runs: text of one formatting stands together. */
export function runsOf(units: Iterable<Unit>): Run[] {
  const runs = new RunWriter()
  for (const { unit, kind } of units) runs.add(kind, unit)
  return runs.done()
}

export class RunWriter {
  private readonly out: Run[] = []
  private last: Kind | null = null
  private text = ''

  /** `text` is of the kind's formatting; for anything but text it says nothing. */
  add(kind: Kind, text: string): void {
    if (this.last && (!kind.isText || this.last.key !== kind.key)) this.flush()
    if (kind.isText) {
      this.last = kind
      this.text += text
    } else this.out.push(kind.run)
  }

  addRun(run: Run): void {
    if (run.text === undefined) this.add({ key: '', run, isText: false }, '')
    else {
      const { text, ...format } = run
      const key = run.marks?.length ? `t${canonicalJson(format)}` : 't'
      this.add({ key, run: format, isText: true }, text)
    }
  }

  done(): Run[] {
    this.flush()
    return this.out
  }

  private flush(): void {
    if (this.last && this.text) this.out.push({ text: this.text, ...this.last.run })
    this.last = null
    this.text = ''
  }
}

const known = new Map<string, boolean>()

/** Whether a unit is part of a word that is written together; asked for the same few units over and over. */
export function inWord(unit: string | undefined): boolean {
  if (!unit || unit === OTHER) return false
  let answer = known.get(unit)
  if (answer === undefined) known.set(unit, (answer = isWordChar(unit)))
  return answer
}
