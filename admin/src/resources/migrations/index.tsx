import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const MigrationsPage = lazy(() => import('./MigrationsPage.tsx').then((page) => ({ default: page.MigrationsPage })));
const MigrationPage = lazy(() => import('./MigrationPage.tsx').then((page) => ({ default: page.MigrationPage })));

/** Versions of a process, and moving its running cases from one to another. */
export const migrationRoutes: readonly PageRoute[] = [
  { path: '/processes/:id/migrations', element: <MigrationsPage /> },
  { path: '/processes/:id/migrations/:migration', element: <MigrationPage /> },
];
