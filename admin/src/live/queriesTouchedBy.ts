import type { LiveEvent } from '../../../server/contract/message.ts';

/** Which answers of the server an event makes old, as prefixes of query keys. */
export function queriesTouchedBy(event: LiveEvent): readonly (readonly string[])[] {
  switch (event.type) {
    case 'task-opened':
    case 'task-closed':
    case 'task-changed':
      return [['tasks'], ...(event.recordId === null ? [] : [['record-page']])];
    case 'record-changed':
      return [['record-page'], ['register'], ['tasks'], ['notices']];
    case 'instance-changed':
      return [['process-instance'], ['record-page'], ['processes'], ['notices']];
  }
}
