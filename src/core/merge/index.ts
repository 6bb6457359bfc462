export { type Edit, type Edits, type Head, type PropertyEdit, editsOf } from './edits'
export { type Alternative, type Cluster, type ClusterKind, clustersOf } from './clusters'
export { type Chosen, choose, chosenSet, withChosen } from './choose'
