export { type Edit, type Edits, type Head, type PropertyEdit, editsOf } from './edits'
export { type Alternative, type Cluster, type ClusterKind, type Piece, isClear } from './cluster'
export { type OnProgress, clustersOf, clustersOfEdits } from './clusters'
export { type Chosen, choose, chosenSet, withChosen } from './choose'
