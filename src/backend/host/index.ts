export { type Machine, dataFolder } from './data-folder'
export { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from './page-headers'
export { type Asset, type Assets, findAsset, readAssets } from './assets'
export { isGuarded, parseGuarded } from './json-guard'
