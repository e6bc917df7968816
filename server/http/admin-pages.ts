import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { nonceOf } from './security-headers.ts';

/** Stands in `index.html` wherever the nonce of an answer belongs. */
const placeholder = '__CSP_NONCE__';

/**
 * The administration pages: files whose names carry a hash are kept by browsers for ever, the page itself never.
 * Every other address is answered with the page, which finds its own way.
 *
 * @param directory output of the admin build; absent in tests of the API
 */
export function adminPages(directory: string): Router {
  const router = Router();
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return router;
  const html = readFileSync(page, 'utf8');

  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { index: false, immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(directory, { index: false, dotfiles: 'ignore' }));
  router.get(/^\/(?!api\/|health\/)/, (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(html.replaceAll(placeholder, nonceOf(response)));
  });
  return router;
}
