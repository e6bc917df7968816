/** Who may know which comments, and whether a person watches a record. */
export { seesInternal, visibleComments } from './visible-comments.ts';
export { watches } from './watcher.repository.ts';
