import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const DelegationsPage = lazy(() => import('./DelegationsPage.tsx').then((page) => ({ default: page.DelegationsPage })));

/** Who acts for whom. */
export const delegationRoutes: readonly PageRoute[] = [{ path: '/delegations', element: <DelegationsPage /> }];
