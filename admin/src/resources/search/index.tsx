import type { PageRoute } from '../../pageRoute.ts';
import { SearchPage } from './SearchPage.tsx';

export const searchRoutes: readonly PageRoute[] = [{ path: '/search', element: <SearchPage /> }];
