/** Something a publisher should know of a file; nothing of it is lost. `count` says how often. */
export interface MarkdownNote {
  readonly code: 'html-opaque' | 'template-tags' | 'definition-unused' | 'nesting-flattened' | 'table-nested'
  readonly count: number
}
