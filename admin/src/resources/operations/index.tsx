import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const OperationsPage = lazy(() => import('./OperationsPage.tsx').then((page) => ({ default: page.OperationsPage })));

/** What administrators look after. */
export const operationsRoutes: readonly PageRoute[] = [{ path: '/operations', element: <OperationsPage /> }];
