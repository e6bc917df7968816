/** True when a person watches a record; true when they may read and write its internal comments. */
export { seesInternal } from './visible-comments.ts';
export { watches } from './watcher.repository.ts';
