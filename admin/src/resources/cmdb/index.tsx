import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const ItemsPage = lazy(() => import('./ItemsPage.tsx').then((page) => ({ default: page.ItemsPage })));
const ItemPage = lazy(() => import('./ItemPage.tsx').then((page) => ({ default: page.ItemPage })));
const MapPage = lazy(() => import('./MapPage.tsx').then((page) => ({ default: page.MapPage })));
const ImportPage = lazy(() => import('./ImportPage.tsx').then((page) => ({ default: page.ImportPage })));
const BaselinesPage = lazy(() => import('./BaselinesPage.tsx').then((page) => ({ default: page.BaselinesPage })));

/** What the services consist of. */
export const cmdbRoutes: readonly PageRoute[] = [
  { path: '/cmdb', element: <ItemsPage /> },
  { path: '/cmdb/map', element: <MapPage /> },
  { path: '/cmdb/import', element: <ImportPage /> },
  { path: '/cmdb/baselines', element: <BaselinesPage /> },
  { path: '/cmdb/:id', element: <ItemPage /> },
];
