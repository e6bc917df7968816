import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const CalendarsPage = lazy(() => import('./CalendarsPage.tsx').then((page) => ({ default: page.CalendarsPage })));
const CalendarPage = lazy(() => import('./CalendarPage.tsx').then((page) => ({ default: page.CalendarPage })));

/** Service time: calendars, and their changes by draft and approval. */
export const calendarRoutes: readonly PageRoute[] = [
  { path: '/calendars', element: <CalendarsPage /> },
  { path: '/calendars/:id', element: <CalendarPage /> },
];
