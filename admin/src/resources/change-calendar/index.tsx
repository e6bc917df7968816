import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const ChangeCalendarPage = lazy(() =>
  import('./ChangeCalendarPage.tsx').then((page) => ({ default: page.ChangeCalendarPage })),
);

/** What is planned when. */
export const changeCalendarRoutes: readonly PageRoute[] = [
  { path: '/changes/calendar', element: <ChangeCalendarPage /> },
];
