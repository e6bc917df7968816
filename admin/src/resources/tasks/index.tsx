import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';
import { Inbox } from './Inbox.tsx';

const TaskPage = lazy(() => import('./TaskPage.tsx').then((page) => ({ default: page.TaskPage })));

/** User tasks: the inbox is part of the first page, it is what most people come for. */
export const taskRoutes: readonly PageRoute[] = [
  { path: '/tasks', element: <Inbox /> },
  { path: '/tasks/:id', element: <TaskPage /> },
];
