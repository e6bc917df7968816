import type { MessageKey } from '../i18n/useText.ts';

/** Every shortcut, as the help lists it. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly does: MessageKey }[] = [
  { keys: ['g', 'h'], does: 'app.keys.home' },
  { keys: ['g', 'i'], does: 'app.keys.inbox' },
  { keys: ['Ctrl+K'], does: 'app.keys.search' },
  { keys: ['/'], does: 'app.keys.search_slash' },
  { keys: ['j'], does: 'app.keys.down' },
  { keys: ['k'], does: 'app.keys.up' },
  { keys: ['Enter'], does: 'app.keys.open' },
  { keys: ['c'], does: 'app.keys.claim' },
  { keys: ['Ctrl+Enter'], does: 'app.keys.complete' },
  { keys: ['n'], does: 'app.keys.next' },
  { keys: ['?'], does: 'app.keys.help' },
];
