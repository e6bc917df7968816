import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const CataloguePage = lazy(() => import('./CataloguePage.tsx').then((page) => ({ default: page.CataloguePage })));
const OrderPage = lazy(() => import('./OrderPage.tsx').then((page) => ({ default: page.OrderPage })));
const MyRequestsPage = lazy(() => import('./MyRequestsPage.tsx').then((page) => ({ default: page.MyRequestsPage })));

/** What people can order, the form of one item, and what became of their orders. */
export const catalogueRoutes: readonly PageRoute[] = [
  { path: '/catalogue', element: <CataloguePage /> },
  { path: '/catalogue/:item', element: <OrderPage /> },
  { path: '/my-requests', element: <MyRequestsPage /> },
];
