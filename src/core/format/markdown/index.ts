export type { MarkdownNote } from './note'
export { type MarkdownText, readMarkdown } from './read'
