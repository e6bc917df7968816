import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const StaffingPage = lazy(() => import('./StaffingPage.tsx').then((page) => ({ default: page.StaffingPage })));

/** Whether the people there are suffice under separation of duties. */
export const staffingRoutes: readonly PageRoute[] = [{ path: '/staffing', element: <StaffingPage /> }];
