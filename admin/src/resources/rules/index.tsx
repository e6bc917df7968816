import { lazy } from 'react';
import type { PageRoute } from '../../pageRoute.ts';

const RuleRegister = lazy(() => import('./RuleRegister.tsx').then((page) => ({ default: page.RuleRegister })));
const RuleSetPage = lazy(() => import('./RuleSetPage.tsx').then((page) => ({ default: page.RuleSetPage })));
const DraftPage = lazy(() => import('./DraftPage.tsx').then((page) => ({ default: page.DraftPage })));

/** Rule sets: what is in force, and drafts on their way to approval. */
export const ruleRoutes: readonly PageRoute[] = [
  { path: '/rules', element: <RuleRegister /> },
  { path: '/rules/:id', element: <RuleSetPage /> },
  { path: '/rule-drafts/:id', element: <DraftPage /> },
];
