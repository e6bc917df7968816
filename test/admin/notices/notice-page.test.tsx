import { expect, test } from 'vitest';
import { NoticeBell } from '../../../admin/src/resources/notices/NoticeBell.tsx';
import { NoticePage } from '../../../admin/src/resources/notices/NoticePage.tsx';
import type { Notification } from '../../../server/contract/notification.ts';
import { aNotice } from '../support/notice.ts';
import { press } from '../support/press.ts';
import { render } from '../support/render.tsx';

test('given no notice, then the page says so and offers nothing', async () => {
  const place = await render(<NoticePage />, { answers: answering([]) });

  expect(place.textContent).toContain('You have no notices.');
  expect(place.querySelector('button')).toBeNull();
});

test('given unread notices, when the bell is shown, then its name says how many', async () => {
  const answers = answering([aNotice(), aNotice({ id: '2' })]);

  const english = await render(<NoticeBell />, { answers });
  expect(english.querySelector('a')?.getAttribute('aria-label')).toBe('Notices: 2 unread');

  const chinese = await render(<NoticeBell />, { answers, language: 'zh' });
  expect(chinese.querySelector('a')?.getAttribute('aria-label')).toBe('通知：2 条未读');
});

test('given two unread notices, when one is marked as read, then only the other is unread', async () => {
  const place = await render(<NoticePage />, { answers: answering([aNotice({ id: '2' }), aNotice()]) });

  await press(place, 'Mark as read');

  expect(place.textContent?.match(/Unread/g)).toHaveLength(1);
});

test('given two unread notices, when all are marked as read, then none is unread and nothing is left to mark', async () => {
  const place = await render(<NoticePage />, { answers: answering([aNotice({ id: '2' }), aNotice()]) });

  await press(place, 'Mark all as read');

  expect(place.textContent).not.toContain('Unread');
  expect(place.textContent).not.toContain('Mark');
});

/** A server that keeps these notices and marks them. */
function answering(notices: readonly Notification[]) {
  let kept = notices;
  const mark = (isMeant: (notice: Notification) => boolean) => {
    kept = kept.map((notice) => (isMeant(notice) ? { ...notice, readAt: '2026-03-02T02:00:00.000Z' } : notice));
  };
  return {
    getList: async (_resource: string, { filter }: { readonly filter?: { readonly unread?: boolean } }) => {
      const data = filter?.unread ? kept.filter((notice) => notice.readAt === null) : kept;
      return { data: data as never[], total: data.length };
    },
    readNotification: async (id: string) => {
      mark((notice) => notice.id === id);
      return aNotice({ id });
    },
    readAllNotifications: async () => {
      mark(() => true);
      return { read: kept.length };
    },
  };
}
