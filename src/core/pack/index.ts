export { type BuildInput, type BuiltPack, buildPack } from './build'
export { type PackConfig, CONFIG_FILE } from './config'
export { slug } from './document-id'
export { readGlossary } from './glossary'
export { MANIFEST_PATH, openPack } from './open-pack'
export type { Pack } from './pack'
export { type NewText, publishPack } from './publish'
export { readPack } from './read-pack'
export {
  BuildReport,
  type ClauseLine,
  type DocumentReport,
  type TargetReport,
  type VersionReport,
} from './report'
