import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { writeAudit } from './audit.ts';
import type { Clock } from './clock.ts';
import { composeExecution } from './compose-execution.ts';
import type { Config } from './config.ts';
import {
  customers as customerEndpoints,
  groups as groupEndpoints,
  services as serviceEndpoints,
  users as userEndpoints,
} from './contract/master-data.ts';
import type { Database } from './database/open-database.ts';
import { FileStore } from './features/attachment/file-store.ts';
import { choicesRoutes } from './features/choices/choices.routes.ts';
import { ChoicesService } from './features/choices/choices.service.ts';
import { costCentres } from './features/cost-centre/cost-centre.service.ts';
import { customers } from './features/customer/customer.service.ts';
import { groups } from './features/group/group.service.ts';
import { serviceCatalogue } from './features/service/service.service.ts';
import { DemoSignInService } from './features/session/demo-sign-in.service.ts';
import { defaultPasswordCost, type PasswordCost, Passwords } from './features/session/password.ts';
import { sessionRoutes } from './features/session/session.routes.ts';
import { SessionService } from './features/session/session.service.ts';
import { SetupService } from './features/session/setup.service.ts';
import { PersonDirectory } from './features/user/person-directory.service.ts';
import { users } from './features/user/user.service.ts';
import { createApp } from './http/app.ts';
import { EventHub } from './http/events.ts';
import type { MountedRoute } from './http/route.ts';
import type { ServeOptions } from './http/serve.ts';
import { masterDataRoutes } from './master-data/master-data.routes.ts';
import type { Execution, Platform } from './platform.ts';
import { loadPackages } from './process-package/load.ts';

/** What the installation is built from. */
export interface Parts {
  readonly config: Pick<
    Config,
    | 'publicUrl'
    | 'trustedProxies'
    | 'packagesDirectories'
    | 'adminDirectory'
    | 'zone'
    | 'session'
    | 'pollMs'
    | 'uploads'
    | 'evidenceDirectory'
    | 'demo'
  > &
    Partial<Pick<Config, 'noticeWebhookUrl' | 'leaseMs' | 'jobsPerSecond'>>;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Version of the product. */
  readonly version: string;
  /** Tests check our own answers against the contract. */
  readonly checkAnswers?: boolean;
  /** Tests read the packages of the repository once. */
  readonly loadPackages?: typeof loadPackages;
  /** Tests hash cheaply. */
  readonly passwordCost?: PasswordCost;
}

/** A composed server, not yet listening. */
export interface Application {
  readonly app: RequestListener;
  readonly execution: Execution;
  readonly setup: SetupService;
  readonly events: EventHub;
  /** Turns `/health/ready`. */
  setReady(ready: boolean): void;
}

/** The composition root: the only place that knows how everything is put together. */
export async function compose(parts: Parts): Promise<Application> {
  const { config, database, clock, log } = parts;
  const { reader, unitOfWork } = database;
  const events = new EventHub();
  const people = new PersonDirectory(reader);
  const platform: Platform = {
    reader,
    unitOfWork,
    wakeUp: database.wakeUp,
    clock,
    log,
    zone: config.zone,
    loadPackages: (known) => (parts.loadPackages ?? loadPackages)(config.packagesDirectories, known),
    pollMs: config.pollMs,
    leaseMs: config.leaseMs,
    jobsPerSecond: config.jobsPerSecond,
    noticeWebhookUrl: config.noticeWebhookUrl ?? null,
    files: new FileStore(config.uploads.directory),
    uploads: config.uploads,
    databaseLocation: database.location,
    evidenceDirectory: config.evidenceDirectory,
    events,
    choices: new ChoicesService(),
    people,
  };
  const execution = await composeExecution(platform);

  const passwords = new Passwords(parts.passwordCost ?? defaultPasswordCost);
  const sessions = new SessionService({ reader, unitOfWork, clock, limits: config.session, passwords });
  const setup = new SetupService(reader, unitOfWork, passwords, sessions);
  const { roleName } = execution;
  const demo = new DemoSignInService({ isOn: config.demo, reader, unitOfWork, sessions, roleName });

  let ready = false;
  const app = createApp({
    routes: [
      ...sessionRoutes({ sessions, setup, demo, clock, zone: config.zone }),
      ...composeMasterData(platform),
      ...choicesRoutes(platform.choices),
      ...execution.routes,
    ],
    events,
    serving: composeServing(parts, sessions),
    health: { database, isReady: () => ready },
    log,
    adminDirectory: config.adminDirectory,
    trustedProxies: config.trustedProxies,
    version: parts.version,
  });
  return {
    app,
    execution,
    setup,
    events,
    setReady: (value) => {
      ready = value;
    },
  };
}

function composeMasterData({ reader, people, choices }: Platform): readonly MountedRoute[] {
  const all = {
    services: serviceCatalogue(reader, people),
    customers: customers(reader, people),
    groups: groups(reader, people),
    users: users(reader, people),
  };
  for (const [ref, data] of Object.entries(all)) choices.register(ref, data);
  choices.register('cost-centres', costCentres(reader));
  return [
    ...masterDataRoutes(serviceEndpoints, all.services),
    ...masterDataRoutes(customerEndpoints, all.customers),
    ...masterDataRoutes(groupEndpoints, all.groups),
    ...masterDataRoutes(userEndpoints, all.users),
  ];
}

function composeServing({ config, database, checkAnswers }: Parts, sessions: SessionService): ServeOptions {
  return {
    publicUrl: config.publicUrl,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    actorOf: (token) => sessions.actorOf(token),
    stillThere: (token) => sessions.stillThere(token),
    onDenied: (actor, error, endpoint, requestId) =>
      database.unitOfWork((tx) =>
        writeAudit(tx, [
          {
            actorId: actor.userId,
            action: 'denied',
            entityType: 'endpoint',
            entityId: endpoint,
            details: { code: error.code, params: error.params },
            requestId,
          },
        ]),
      ),
    checkAnswers: checkAnswers ?? false,
  };
}
