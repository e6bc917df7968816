import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const Processes = lazy(() => import('./Processes.tsx').then((page) => ({ default: page.Processes })));
const ModelPage = lazy(() => import('./ModelPage.tsx').then((page) => ({ default: page.ModelPage })));
const ReportPage = lazy(() => import('../../pages/ReportPage.tsx').then((page) => ({ default: page.ReportPage })));

/** Installed processes: read them, read their models, start them. */
export const processRoutes: readonly PageRoute[] = [
  { path: '/processes', element: <Processes /> },
  { path: '/processes/:id/model/:model', element: <ModelPage /> },
  { path: '/report/:process', element: <ReportPage /> },
];
