// The direction rule of docs/architecture.md, executable. Types count as imports.

const PURE = [
  'zod',
  'diff',
  'prosemirror-(model|transform)',
  '@noble/hashes',
  '(@types/)?mdast',
  'mdast-util-[a-z-]+',
  'micromark[a-z-]*',
  'yaml',
  'smol-toml',
  'csv-parse',
].join('|')

// A bare name is a built-in module of Node: packages resolve to a path, and what resolves to nothing is an error.
const NODE = '[a-z0-9_/]+$'

/** What each folder of the core may import of the others. */
const CORE_ORDER = {
  base: [],
  model: ['base'],
  agreement: ['base', 'model'],
  doc: ['base', 'model'],
  register: ['base', 'model', 'doc'],
  suggestion: ['base', 'model', 'doc'],
  compare: ['base', 'model', 'doc', 'suggestion'],
  thread: ['base', 'model', 'doc'],
  merge: ['base', 'model', 'doc', 'suggestion', 'thread'],
  review: ['base', 'model', 'doc', 'suggestion', 'thread'],
  handback: ['base', 'model', 'doc', 'suggestion', 'thread', 'review'],
  rebase: ['base', 'model', 'doc', 'suggestion', 'thread', 'merge', 'compare', 'review', 'handback'],
  collation: [
    'base',
    'model',
    'doc',
    'suggestion',
    'thread',
    'merge',
    'review',
    'handback',
    'rebase',
    'agreement',
  ],
  format: ['base', 'model', 'doc', 'suggestion', 'compare', 'thread', 'review', 'handback', 'collation'],
  pack: ['base', 'model', 'doc', 'suggestion', 'thread', 'review', 'handback', 'format'],
}

const known = Object.keys(CORE_ORDER).join('|')

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('core-is-pure', '^src/core/', `^(src/core/|node_modules/(${PURE})/)`),
    ...Object.entries(CORE_ORDER).map(([folder, below]) =>
      only(
        `core-order-${folder}`,
        `^src/core/${folder}/`,
        `^(src/core/(${[folder, ...below].join('|')})/|node_modules/)`,
      ),
    ),
    {
      name: 'core-folder-has-a-place',
      comment: 'A new folder of the core is entered in CORE_ORDER.',
      severity: 'error',
      from: {},
      to: { path: '^src/core/', pathNot: `^src/core/(${known})/` },
    },
    only(
      'contract-knows-core-only',
      '^src/contract/',
      '^(src/contract/|src/core/(base|model)/|node_modules/zod/)',
    ),
    only(
      'preload-is-a-wire',
      '^src/preload/',
      '^(src/preload/|src/contract/wire[.]ts$|electron$|node_modules/electron/)',
    ),
    only(
      'renderer-talks-by-contract',
      '^src/renderer/',
      '^(src/(renderer|contract|core)/|resources/locales/|node_modules/(?!electron/))',
    ),
    only(
      'backend-has-no-host',
      '^src/backend/',
      `^(src/(backend|contract|core)/|resources/locales/|node_modules/(?!electron/)|${NODE})`,
    ),
    only(
      'host-is-thin',
      '^src/(main|loopback|cli)/',
      `^(src/($1|backend|contract|core)/|resources/locales/|package[.]json$|node_modules/|electron$|${NODE})`,
    ),
    {
      name: 'electron-only-in-main-and-preload',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'front-door',
      comment: 'Another folder of the core is entered by its index.ts; base and model are open.',
      severity: 'error',
      from: { path: '^src/core/((?:format/)?[^/]+)/' },
      to: {
        path: '^src/core/(?:format/)?[^/]+/(?!index[.]ts$)',
        pathNot: ['^src/core/$1/', '^src/core/(base|model)/', '^src/core/format/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'front-door-outside',
      severity: 'error',
      from: { path: '^src/(?!core/)' },
      to: {
        path: '^src/core/(?:format/)?[^/]+/(?!index[.]ts$)',
        pathNot: ['^src/core/(base|model)/', '^src/core/format/[^/]+/index[.]ts$'],
      },
    },
    { name: 'src-without-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^tests/' } },
    {
      name: 'declared-only',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shipped-is-declared-for-shipping',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(electron|@types)/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  required: [
    {
      name: 'test-follows-subject',
      comment: 'A test of the core imports its subject, or what its own folder makes of the subject.',
      severity: 'error',
      module: { path: '^tests/core/([^/]+)/.+[.]test[.]tsx?$' },
      to: { path: '^(src/core/$1/|tests/core/$1/[^.]+[.]tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}

function only(name, from, pathNot) {
  return { name, severity: 'error', from: { path: from }, to: { pathNot } }
}
