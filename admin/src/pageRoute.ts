import type { ReactElement } from 'react';

/** A page and its address, in the notation of react-router. */
export interface PageRoute {
  readonly path: string;
  readonly element: ReactElement;
}
