import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const ChangeBoardPage = lazy(() => import('./ChangeBoardPage.tsx').then((page) => ({ default: page.ChangeBoardPage })));

/** What the change advisory board decides on, and its minutes. */
export const changeBoardRoutes: readonly PageRoute[] = [{ path: '/changes/board', element: <ChangeBoardPage /> }];
