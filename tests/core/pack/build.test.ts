import { describe, expect, it } from 'vitest'
import type { BuildInput } from '../../../src/core/pack'
import { type Texts, build, filesOf, tryBuild } from './make'

const manifestOf = (texts: Texts, more: Partial<BuildInput> = {}): Record<string, unknown> => {
  const built = tryBuild(texts, more)
  if (!built.ok) throw new Error(built.problem.detail)
  return built.value.manifest
}
const documentsOf = (texts: Texts): string[] => {
  const built = tryBuild(texts)
  if (!built.ok) return [built.problem.code]
  return built.value.manifest.documents.map((d) => [d.id, ...d.targets.map((t) => t.locale)].join(' '))
}
const notesOf = (texts: Texts): string[] =>
  build(texts).built.report.notes.map((n) => [n.code, n.path, n.detail].join(' ').trim())

describe('layout', () => {
  it.each<[string, Texts, string[]]>([
    ['suffix', { 'x.md': 'a', 'x.de.md': 'b', 'x.pt-br.md': 'c' }, ['x de pt-BR']],
    ['suffix in folders', { 'a/x.md': 'a', 'a/x.ja.md': 'b', 'b/y.md': 'c' }, ['a.x ja', 'b.y']],
    ['suffix with the source named', { 'x.en.md': 'a', 'x.de.md': 'b' }, ['x de']],
    ['folders', { 'en/a/x.md': 'a', 'de/a/x.md': 'b', 'pt_BR/a/x.md': 'c' }, ['a.x de pt-BR']],
    ['folders with a README beside them', { 'en/x.md': 'a', 'de/x.md': 'b', 'README.md': 'c' }, ['x de']],
    ['folders that are no locales', { 'terms/x.md': 'a', 'privacy/y.md': 'b' }, ['privacy.y', 'terms.x']],
    [
      'names spelt another way',
      { 'code_of_conduct.md': 'a', 'code-of-conduct.hi.md': 'b' },
      ['code-of-conduct hi'],
    ],
    [
      'old and long tags',
      { 'x.md': 'a', 'x.iw.md': 'b', 'x.glg.md': 'c', 'x.fa-ir.md': 'd' },
      ['x fa-IR gl he'],
    ],
    ['dots that are no locales', { 'v1.2.md': 'a', 'v1.2.de.md': 'b' }, ['v1.2 de']],
    ['two names that look alike', { 'a b.md': 'a', 'a  b.md': 'b' }, ['a-b-3af9fd19', 'a-b-c8687a08']],
    ['names in other scripts', { 'ポリシー.md': 'a' }, ['document-1b1c0ea8']],
    ['no Markdown', { 'x.txt': 'a' }, ['source-missing']],
    ['nothing in the source language', { 'x.de.md': 'a' }, ['source-missing']],
    ['two files for one locale', { 'x.md': 'a', 'x.he.md': 'b', 'x.iw.md': 'c' }, ['config-invalid']],
  ])('%s', (_, texts, expected) => {
    const found = documentsOf(texts)
    expect(found.map((f) => f.replace(/-[0-9a-f]{8}\b/, '-#'))).toEqual(
      expected.map((f) => f.replace(/-[0-9a-f]{8}\b/, '-#')),
    )
    expect(new Set(found).size).toBe(found.length)
  })

  it('reports what is renamed, left out or opaque', () => {
    expect(notesOf({ 'x.md': '<b>a</b> {{ c }}', 'x.iw.md': 'b', 'y.de.md': 'c' })).toEqual([
      'locale-renamed x.iw.md iw is he',
      'source-missing y.de.md',
      'html-opaque x.md 2',
      'template-tags x.md 1',
    ])
    expect(notesOf({ 'en/x.md': 'a', 'README.md': 'b' })).toEqual(['outside-locale-folders README.md'])
  })
})

describe('manifest', () => {
  const yaml =
    'id: p1\ntitle: T\nversion: 2\nmarket: EU\ndueDate: 2026-12-24\ntitles: {x: Named}\nteam: {lead: A}\n'
  it('takes the fields of stet.yaml, unknown ones too; options win', () => {
    const manifest = manifestOf({ 'stet.yaml': yaml, 'x.md': '# a' }, { options: { version: 'v9' } })
    expect(manifest).toMatchObject({
      id: 'p1',
      title: 'T',
      version: 'v9',
      market: 'EU',
      dueDate: '2026-12-24',
      team: { lead: 'A' },
    })
    expect(manifest).toMatchObject({
      documents: [{ title: 'Named', source: { title: 'Named', words: 1, clauses: 1 } }],
    })
    expect(Object.keys(manifest)).not.toContain('createdAt')
  })
  it.each<[string, Texts, string]>([
    ['front matter', { 'x.md': '---\ntitle: FM\n---\n# H' }, 'FM'],
    ['the first heading', { 'x.md': 'text\n\n## H *i*' }, 'H i'],
    ['the file', { 'a/x.md': 'text' }, 'x'],
  ])('titles a document by %s', (_, texts, title) => {
    expect(manifestOf(texts)).toMatchObject({ documents: [{ title }] })
  })
  it('carries front matter', () => {
    expect(manifestOf({ 'x.md': '+++\nversion = "2.1"\n+++\na' })).toMatchObject({
      documents: [{ source: { frontMatter: { version: '2.1' } } }],
    })
  })
  it.each<[string, Texts, string]>([
    ['YAML that is none', { 'stet.yaml': 'a: [', 'x.md': 'a' }, 'config-invalid'],
    ['a wrong date', { 'stet.yaml': 'dueDate: tomorrow', 'x.md': 'a' }, 'config-invalid'],
    ['a field of the build', { 'stet.yaml': 'files: []', 'x.md': 'a' }, 'config-invalid'],
    ['an unknown language', { 'stet.yaml': 'sourceLocale: xx', 'x.md': 'a' }, 'config-invalid'],
    ['an id with a space', { 'stet.yaml': 'id: a b', 'x.md': 'a' }, 'config-invalid'],
    ['a trap', { 'stet.yaml': '__proto__: {a: 1}', 'x.md': 'a' }, 'config-invalid'],
    ['a glossary that is not there', { 'stet.yaml': 'glossary: g.csv', 'x.md': 'a' }, 'glossary-invalid'],
    ['a glossary without ids', { 'glossary.csv': 'name,en\na,b', 'x.md': 'a' }, 'glossary-invalid'],
    ['an id twice', { 'glossary.csv': 'id,en\na,b\na,c', 'x.md': 'a' }, 'glossary-invalid'],
    ['a row too long', { 'glossary.csv': 'id,en\na,b,c', 'x.md': 'a' }, 'glossary-invalid'],
    ['a trap in the glossary', { 'glossary.csv': 'id,__proto__\na,b', 'x.md': 'a' }, 'glossary-invalid'],
    ['bad front matter', { 'x.md': '---\na: [\n---\n' }, 'front-matter-invalid'],
  ])('refuses %s', (_, texts, code) => {
    const built = tryBuild(texts)
    expect(built.ok ? 'built' : built.problem.code).toBe(code)
  })
  it('refuses text that is not UTF-8, and names the file', () => {
    const files = filesOf({ 'x.md': 'a' }).set('y.md', new Uint8Array([0xe4, 0x20]))
    const built = tryBuild({}, { files })
    expect(built).toMatchObject({ problem: { code: 'document-invalid', detail: 'y.md: not UTF-8' } })
  })
  it('refuses to continue another pack', () => {
    const { pack } = build({ 'stet.yaml': 'id: one', 'x.md': 'a' })
    expect(tryBuild({ 'stet.yaml': 'id: two', 'x.md': 'a' }, { previous: pack })).toMatchObject({
      problem: { code: 'config-invalid' },
    })
  })
  it('names the previous version, and what is gone', () => {
    const { pack } = build({ 'stet.yaml': 'version: v1', 'x.md': 'a', 'y.md': 'b' })
    const { built } = build({ 'stet.yaml': 'version: v2', 'x.md': 'a' }, pack)
    expect(built.manifest.previous).toEqual({ version: 'v1', digest: pack.digest })
    expect(built.report.gone).toEqual([{ id: 'y', title: 'y' }])
  })
})

describe('bytes', () => {
  const texts = {
    'stet.yaml': 'title: T',
    'x.md': '# a\n\nb',
    'x.de.md': '# c\n\nd',
    'glossary.csv': 'id,en\na,b',
  }
  const dump = (t: Texts): string => JSON.stringify([...build(t).built.files].map(([p, b]) => [p, [...b]]))
  it('are the same for the same input, in any order of files', () => {
    expect(dump(Object.fromEntries(Object.entries(texts).reverse()))).toBe(dump(texts))
  })
  it('do not depend on line ends', () => {
    expect(dump({ ...texts, 'x.md': '\uFEFF# a\r\n\r\nb\r\n', 'glossary.csv': 'id,en\r\na,b\r\n' })).toBe(
      dump(texts),
    )
  })
})

describe('glossary', () => {
  it('reads statuses, several wordings, notes and unknown columns', () => {
    const csv =
      '\uFEFFid,definition,note,en,de,de:forbidden,pt-br:admitted,source\ncoin,"a, b",,coin,Münze | Coin,Taler,moeda,ISO\nx,,,,,,,\n'
    const { pack } = build({ 'x.md': 'a', 'glossary.csv': csv })
    expect(pack.glossary()).toEqual({
      ok: true,
      value: {
        entries: [
          {
            id: 'coin',
            definition: 'a, b',
            source: 'ISO',
            terms: [
              { locale: 'en', text: 'coin', status: 'preferred' },
              { locale: 'de', text: 'Münze', status: 'preferred' },
              { locale: 'de', text: 'Coin', status: 'preferred' },
              { locale: 'de', text: 'Taler', status: 'forbidden' },
              { locale: 'pt-BR', text: 'moeda', status: 'admitted' },
            ],
          },
          { id: 'x', terms: [] },
        ],
      },
    })
  })
})
