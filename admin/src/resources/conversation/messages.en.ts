/** What people say about a record, and watching it. */
export const conversation = {
  title: 'Conversation',
  empty: 'Nobody has said anything yet.',
  write: 'Your comment',
  visible_hint: 'The requester reads it, and the process is told.',
  internal: 'Internal: keep it from the requester',
  internal_hint: 'Only people of the service provider read it.',
  internal_mark: 'Internal',
  send: 'Send comment',
  sent: 'Your comment is added.',
  closed: 'The record is closed, or you only read it: comments are not taken.',
  earlier: 'Show earlier comments (%{count})',
  watch: 'Watch',
  unwatch: 'Stop watching',
  watched: 'You will be told what happens.',
  unwatched: 'You will no longer be told.',
};
