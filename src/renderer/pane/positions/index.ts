export { PositionsPanel } from './positions-panel'
export { PositionsTable } from './positions-table'
