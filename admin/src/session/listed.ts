import { request } from './request.ts';

/** Rows of a list, the first being 0; `total` counts all of them. */
export const listed = <Row>(path: string, filter: object, first: number, count: number) =>
  request<readonly Row[]>(
    `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}&range=${encodeURIComponent(JSON.stringify([first, first + count - 1]))}`,
  );
