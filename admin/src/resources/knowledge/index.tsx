import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const ArticlesPage = lazy(() => import('./ArticlesPage.tsx').then((page) => ({ default: page.ArticlesPage })));
const ArticlePage = lazy(() => import('./ArticlePage.tsx').then((page) => ({ default: page.ArticlePage })));

/** What is known and published. */
export const knowledgeRoutes: readonly PageRoute[] = [
  { path: '/articles', element: <ArticlesPage /> },
  { path: '/articles/:id', element: <ArticlePage /> },
];
