import { Router } from 'express';
import type { Database } from '../database/open-database.ts';

/** What an orchestrator asks. The answers tell nothing about the installation. */
export interface Health {
  readonly database: Pick<Database, 'ping'>;
  /** False while the server starts or stops. */
  readonly isReady: () => boolean;
}

const pingTimeoutMs = 2000;

/** `/health/live`: the process answers. `/health/ready`: it also takes work, and its database answers. */
export function healthRoutes({ database, isReady }: Health): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/health/ready', async (_request, response) => {
    const ready = isReady() && (await answersInTime(database));
    response
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ok' : 'unavailable' });
  });
  return router;
}

async function answersInTime(database: Pick<Database, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), pingTimeoutMs);
  });
  const answered = database.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
