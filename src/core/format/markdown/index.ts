export { type MarkdownNote, type MarkdownText, readMarkdown } from './read'
