import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const ChangeBoardPage = lazy(() => import('./ChangeBoardPage.tsx').then((page) => ({ default: page.ChangeBoardPage })));
const MeetingPage = lazy(() => import('./MeetingPage.tsx').then((page) => ({ default: page.MeetingPage })));

/** What the change advisory board decides on, and its minutes; one page for each of its meetings. */
export const changeBoardRoutes: readonly PageRoute[] = [
  { path: '/changes/board', element: <ChangeBoardPage /> },
  { path: '/cab/:date', element: <MeetingPage /> },
];
