import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const AuditTrailPage = lazy(() => import('./AuditTrailPage.tsx').then((page) => ({ default: page.AuditTrailPage })));

/** Who did what, and whether that is still what was sealed. */
export const auditTrailRoutes: readonly PageRoute[] = [{ path: '/audit-trail', element: <AuditTrailPage /> }];
