import type { Notification } from '../../../server/contract/notification.ts';

/** An unread notice about an incident the reader may open; a test names what differs. */
export function aNotice(different: Partial<Notification> = {}): Notification {
  return {
    id: '1',
    template: 'major-incident-declared',
    data: { number: 'INC000001', title: 'Mail cannot be sent' },
    recordType: 'incident',
    recordId: 'r1',
    recordNumber: 'INC000001',
    createdAt: '2026-03-02T01:00:00.000Z',
    readAt: null,
    ...different,
  };
}
