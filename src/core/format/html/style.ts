/** The report's style sheet: both columns on a wide screen, one on a narrow one and on paper, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c1d1f; --quiet: #5b5f66; --line: #d4d7dc; --page: #fff; --soft: #f4f5f7;
  --talk: #fff3c4; --who-0: #0b57d0; --who-1: #9a3412; --who-2: #166534; --who-3: #86198f; --who-4: #115e59;
  --who-5: #9f1239; --who-6: #4338ca; --who-7: #713f12; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e7ea; --quiet: #a3a8b0; --line: #3b3f46; --page: #17181b;
  --soft: #212327; --talk: #4a3d0c; --who-0: #8ab4f8; --who-1: #fdba74; --who-2: #86efac; --who-3: #f0abfc;
  --who-4: #5eead4; --who-5: #fda4af; --who-6: #a5b4fc; --who-7: #fcd34d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 90rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 "Segoe UI", system-ui, "Noto Sans", sans-serif; overflow-wrap: break-word; }
:lang(ar), :lang(fa), :lang(ur), :lang(hi), :lang(th), :lang(ne), :lang(mr) { line-height: 1.9; }
:lang(ja), :lang(zh), :lang(ko) { line-height: 1.7; line-break: strict; }
:lang(ja) em, :lang(zh) em, :lang(ko) em, :lang(ar) em { font-style: normal; text-emphasis: filled dot; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; text-wrap: balance; }
header, section, article { margin-block-end: 2rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; min-width: 0; }
.digest { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
.row { display: grid; grid-template-columns: 1fr 1fr minmax(12rem, 20rem); gap: 0 1.5rem; padding-block: .5rem;
  border-block-start: 1px solid var(--line); margin: 0; break-inside: avoid; }
.row > div { min-width: 0; }
.row .label { grid-column: 1 / -1; margin: 0; font-size: .8rem; color: var(--quiet); }
.row .source { color: var(--quiet); }
.row p, .row pre, .row h3, .row h4, .row h5, .row h6, .row ul, .row ol, .row blockquote { margin-block: .25rem; }
.column-heads { font-weight: 600; border: 0; } .missing { color: var(--quiet); font-style: italic; }
.notes { font-size: .9rem; }
ins, del { text-decoration-thickness: 2px; text-underline-offset: .15em; }
ins { text-decoration-line: underline; background: color-mix(in srgb, currentColor 8%, transparent); }
del { text-decoration-line: line-through; }
.format { text-decoration: underline dotted 2px; } .link { text-decoration: underline 1px var(--quiet); }
.thread-text { background: var(--talk); }
.inserted { outline: 2px solid currentColor; } .deleted { outline: 2px dashed currentColor; text-decoration: line-through; }
.who-0 { color: var(--who-0); } .who-1 { color: var(--who-1); } .who-2 { color: var(--who-2); }
.who-3 { color: var(--who-3); } .who-4 { color: var(--who-4); } .who-5 { color: var(--who-5); }
.who-6 { color: var(--who-6); } .who-7 { color: var(--who-7); }
.name { font-weight: 600; }
.aside { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; user-select: none; }
.control { font: .75em ui-monospace, monospace; border: 1px solid; border-radius: 2px; padding-inline: .2em; }
.thread { border-inline-start: 3px solid var(--line); padding-inline-start: .75rem; margin-block: .5rem; }
.thread.open { border-color: #d97706; } .thread h4 { margin: 0; font-size: .9rem; }
.comments { list-style: none; padding: 0; margin: .25rem 0; } .comments p { margin: 0; }
.words, .wording q { white-space: pre-wrap; } .by, .gone { color: var(--quiet); }
.remark { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: 0; font-size: .9em; }
.block-notes { margin: 0; padding-inline-start: 1rem; }
.changes > li { margin-block: .35rem; }
pre { white-space: pre-wrap; font-family: ui-monospace, monospace; background: var(--soft); padding: .5rem; }
.table { overflow-x: auto; } table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top; }
.align-center { text-align: center; } .align-right { text-align: end; }
blockquote { border-inline-start: 3px solid var(--line); margin-inline: 0; padding-inline-start: 1rem; }
.depth-1 { margin-inline-start: 1.5rem; } .depth-2 { margin-inline-start: 3rem; }
.depth-3 { margin-inline-start: 4.5rem; } .depth-4, .depth-5, .depth-6, .depth-7, .depth-8, .depth-9 {
  margin-inline-start: 6rem; }
.legend li { margin-block: .2rem; }
@media (max-width: 60rem) { .row { grid-template-columns: 1fr; } .column-heads { display: none; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .row { grid-template-columns: 1fr 1fr; }
  .row .notes { grid-column: 1 / -1; } a { color: inherit; text-decoration: none; } }
@media (forced-colors: active) { .thread-text { outline: 1px dotted; } }
`
