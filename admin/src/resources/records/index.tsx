import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const Register = lazy(() => import('./Register.tsx').then((page) => ({ default: page.Register })));
const RecordPage = lazy(() => import('./RecordPage.tsx').then((page) => ({ default: page.RecordPage })));

/** Records of every type that a process package brings. */
export const recordRoutes: readonly PageRoute[] = [
  { path: '/records/:type', element: <Register /> },
  { path: '/records/:type/:id', element: <RecordPage /> },
];
