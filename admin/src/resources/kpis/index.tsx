import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const KpisPage = lazy(() => import('./KpisPage.tsx').then((page) => ({ default: page.KpisPage })));

/** What the processes reach, against their targets. */
export const kpiRoutes: readonly PageRoute[] = [{ path: '/kpis', element: <KpisPage /> }];
