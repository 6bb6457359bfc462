import { readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { docOf } from '../../../../src/core/doc'
import { readMarkdown } from '../../../../src/core/format/markdown'

const fixture = (path: string): string =>
  readFileSync(new URL(`../../../fixtures/corpus/${path}`, import.meta.url), 'utf8')

function blocksOf(text: string): readonly Node[] {
  const read = readMarkdown(text)
  if (!read.ok) throw new Error(`${read.problem.code}: ${read.problem.detail}`)
  docOf(read.value.blocks).check()
  return read.value.blocks
}

/** One line a block: kind, list mark, depth, quote, then the inline content with its marks. */
function shape(text: string): string[] {
  return blocksOf(text).flatMap((block) => {
    if (block.type.name !== 'table') return [line(block)]
    const rows: string[] = []
    block.forEach((row) => {
      const cells: string[] = []
      row.forEach((cell) => cells.push(`${cell.attrs['header'] ? '!' : ''}${inline(cell.firstChild!)}`))
      rows.push(`| ${cells.join(' | ')} |`)
    })
    return rows
  })
}

function line(block: Node): string {
  const { list, depth, quote, start, level, params } = block.attrs
  const kind = level ? `h${level}` : block.type.name === 'code_block' ? `code(${params})` : 'p'
  const mark = list ? (list === 'ordered' ? `#${start ?? ''}` : '*') : ''
  return `${kind}${mark}${depth ? `>${depth}` : ''}${quote ? ` q${quote}` : ''}: ${inline(block)}`
}

function inline(block: Node): string {
  let out = ''
  block.forEach((child) => {
    const text = child.isText
      ? child.text!
      : `<${child.type.name}:${child.attrs['text'] ?? child.attrs['alt'] ?? ''}>`
    out += child.marks.reduce(
      (inner, m) => `${m.type.name}(${m.attrs['href'] ?? ''}${m.attrs['href'] ? ' ' : ''}${inner})`,
      text,
    )
  })
  return out
}

describe('blocks', () => {
  it.each<[string, string, string[]]>([
    ['headings', '# A\n\nB\n===\n\n###### C', ['h1: A', 'h1: B', 'h6: C']],
    ['soft line ends are spaces', 'a\nb  c', ['p: a b  c']],
    ['but not between East Asian characters', '漢字\nかな\nabc', ['p: 漢字かな abc']],
    ['hard break', 'a\\\nb', ['p: a<hard_break:>b']],
    ['br in HTML is a break', '| a |\n|-|\n| b<br>c |', ['| !a |', '| b<hard_break:>c |']],
    ['bullets nest', '* a\n  * b\n    * c\n* d', ['p*: a', 'p*>1: b', 'p*>2: c', 'p*: d']],
    ['ordered list keeps its start', '3. a\n4. b', ['p#3: a', 'p#: b']],
    ['two ordered lists start anew', '1. a\n\ntext\n\n1. b', ['p#1: a', 'p: text', 'p#1: b']],
    ['a second paragraph of an entry', '* a\n\n  b\n\n* c', ['p*: a', 'p>1: b', 'p*: c']],
    ['a list after the second paragraph', '* a\n\n  b\n  * c', ['p*: a', 'p>1: b', 'p*>1: c']],
    ['list in quote', '> * a\n>\n> b', ['p* q1: a', 'p q1: b']],
    ['quote in list', '* a\n\n  > b', ['p*: a', 'p>1 q1: b']],
    ['an entry that begins with a quote', '* > a', ['p*: ', 'p>1 q1: a']],
    ['an empty entry', '*\n* b', ['p*: ', 'p*: b']],
    ['a heading in a list', '* # a', ['h1*: a']],
    ['code', '```js {a}\nx <b>\n\ny\n```', ['code(js {a}): x <b>\n\ny']],
    ['empty code', '```\n```', ['code(): ']],
    ['rule', 'a\n\n---\n\nb', ['p: a', 'p: <rule:>', 'p: b']],
    ['table rows of uneven length', '| a | b |\n|-|-|\n| c |', ['| !a | !b |', '| c |  |']],
    ['nothing', '', []],
    ['only a byte order mark and CRLF', '\uFEFF# a\r\nb\r\n', ['h1: a', 'p: b']],
  ])('%s', (_, text, expected) => expect(shape(text)).toEqual(expected))
})

describe('line ends', () => {
  const table = '---\ntitle: A\n---\n\n# B\n\nc\nd\n\n| e |\n|-|\n| f |\n\n* g\n* h\n'
  it.each([
    ['all kinds of blocks', table],
    ['a text in Arabic', fixture('contributor-covenant-2.1/code_of_conduct.ar.md')],
  ])('of %s do not matter', (_, given) => {
    const text = given.replaceAll(/\r\n?/g, '\n')
    const read = readMarkdown(text)
    expect(read.ok && read.value.blocks.length).toBeGreaterThan(4)
    const turned = ['\r\n', '\r'].map((end) => text.replaceAll('\n', end))
    const mixed = text
      .split('\n')
      .map((line, i) => `${line}${['\n', '\r\n'][i % 2]}`)
      .join('')
    for (const other of [...turned, mixed]) {
      const same = readMarkdown(other)
      expect(same.ok && same.value.frontMatter).toEqual(read.ok && read.value.frontMatter)
      expect(shape(other)).toEqual(shape(text))
    }
  })
})

describe('inline', () => {
  it.each<[string, string, string]>([
    ['marks', '**a** *b* ~~c~~ `d` ***e***', 'strong(a) em(b) strike(c) code(d) em(strong(e))'],
    ['link', '[a **b**](http://x "t")', 'link(http://x a )strong(link(http://x b))'],
    ['reference link', '[a][b]\n\n[b]: /c', 'link(/c a)'],
    ['the first definition wins', '[a]\n\n[a]: /1\n[a]: /2', 'link(/1 a)'],
    ['no definition: text', '[a][b]', '[a][b]'],
    ['autolink', '<a@b.c>', 'link(mailto:a@b.c a@b.c)'],
    ['picture', '![alt](x.png)', '<image:alt>'],
    ['inline HTML is opaque', 'a <b onclick=x>c</b>', 'a <raw:<b onclick=x>>c<raw:</b>>'],
    ['Liquid', 'see {% data x.y %}, {{ z }}', 'see <raw:{% data x.y %}>, <raw:{{ z }}>'],
    ['Hugo in an address', '[a]({{< ref "/v.md" "m" >}})', 'link({{< ref "/v.md" "m" >}} a)'],
    ['a tag in code is text', '`{{ a_b_c }}`', 'code({{ a_b_c }})'],
    ['a tag keeps its underscores', '{{ a_b_c }}', '<raw:{{ a_b_c }}>'],
    ['half a tag is text', 'a {{ b', 'a {{ b'],
    ['private-use characters stay', 'a \uE0000\uE001 {{ b }}', 'a \uE0000\uE001 <raw:{{ b }}>'],
    ['entities', '&amp; &lt; &#x41;', '& < A'],
    ['a script link is only text', '[a](javascript:alert(1))', 'link(javascript:alert(1) a)'],
    ['right-to-left', '**التأثير**: ١٢', 'strong(التأثير): ١٢'],
    ['task box stays text', '[ ] a', '[ ] a'],
    ['footnote stays text', 'a[^1]', 'a[^1]'],
  ])('%s', (_, text, expected) => expect(inline(blocksOf(text)[0]!)).toBe(expected))

  it('keeps an HTML block whole and unrendered', () => {
    expect(shape('<script>\nalert(1)\n</script>\n\n<!-- a\n\nb -->')).toEqual([
      'p: <raw:<script>\nalert(1)\n</script>>',
      'p: <raw:<!-- a\n\nb -->>',
    ])
  })
})

describe('front matter', () => {
  it.each<[string, string, unknown, string[]]>([
    ['YAML', '---\ntitle: A\nwhen: 2026-01-02\n---\nx', { title: 'A', when: '2026-01-02' }, ['p: x']],
    ['TOML', '+++\nversion = "2.1"\nday = 2026-01-02\n+++\nx', { version: '2.1' }, ['p: x']],
    ['none', 'x', {}, ['p: x']],
    ['a rule at the top is no fence', '---\n\nx', {}, ['p: <rule:>', 'p: x']],
    ['text between two rules', '---\nx\n---\ny', {}, ['p: <rule:>', 'h2: x', 'p: y']],
    ['empty', '---\n---\nx', {}, ['p: x']],
  ])('%s', (_, text, values, blocks) => {
    const read = readMarkdown(text)
    expect(read.ok && read.value.frontMatter).toMatchObject(values as object)
    expect(shape(text)).toEqual(blocks)
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it.each([
    ['bad YAML', '---\na: [1\n---\n'],
    ['a trap in names', '---\n__proto__:\n  a: 1\n---\nx'],
    ['bad TOML', '+++\na = \n+++\n'],
    ['a key twice', '---\na: 1\na: 2\n---\n'],
    [
      'aliases that explode',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'b c d e f g h i'
        .split(' ')
        .map((k, i) => `${k}: &${k} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)
        .join('\n')}\n---\n`,
    ],
    ['too deep', `---\na: ${'['.repeat(40)}${']'.repeat(40)}\n---\n`],
    ['too long', `---\na: ${'x'.repeat(70_000)}\n---\n`],
  ])('refuses %s', (_, text) => {
    const read = readMarkdown(text)
    expect(read.ok ? 'read' : read.problem.code).toBe('front-matter-invalid')
  })
})

describe('hostile text', () => {
  it.each([
    ['long', 'a '.repeat(2_500_000)],
    ['one long line', 'a'.repeat(200_001)],
    ['deep quotes', '>'.repeat(5000)],
    ['deep lists', '* '.repeat(5000)],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a_'.repeat(10_000)],
    ['code ticks over many lines', '`a\n'.repeat(20_000)],
  ])('refuses %s', (_, text) => {
    const read = readMarkdown(text)
    expect(read.ok ? 'read' : read.problem.code).toBe('too-large')
  })

  it('caps depth and says so', () => {
    const read = readMarkdown(Array.from({ length: 15 }, (_, i) => `${'  '.repeat(i)}* a`).join('\n'))
    expect(read.ok && read.value.notes).toEqual([{ code: 'nesting-flattened', count: 5 }])
    expect(read.ok && Math.max(...read.value.blocks.map((b) => b.attrs['depth'] as number))).toBe(9)
  })
})

describe('real policies', () => {
  it.each([
    ['contributor-covenant-2.1/code_of_conduct.md', 43],
    ['contributor-covenant-2.1/code_of_conduct.de.md', 43],
    ['contributor-covenant-2.1/code_of_conduct.ar.md', 44],
    ['contributor-covenant-2.1/code_of_conduct.ja.md', 43],
  ])('%s has %i blocks', (path, count) => expect(blocksOf(fixture(path)).length).toBe(count))

  it('reads tables and notes', () => {
    const read = readMarkdown(fixture('site-policy/github-subprocessors.md'))
    expect(read.ok && read.value.frontMatter['title']).toBe('GitHub Subprocessors')
    expect(read.ok && read.value.blocks.filter((b) => b.type.name === 'table').length).toBe(2)
  })
})
