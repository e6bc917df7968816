import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const NoticePage = lazy(() => import('./NoticePage.tsx').then((page) => ({ default: page.NoticePage })));

/** What people were told. */
export const noticeRoutes: readonly PageRoute[] = [{ path: '/notifications', element: <NoticePage /> }];
