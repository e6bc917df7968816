import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Localized } from './contract/common.ts';
import type { DatabaseLocation } from './database/open-database.ts';
import type { Reader, UnitOfWork } from './database/unit-of-work.ts';
import type { WakeUp } from './database/wake-up.ts';
import type { UseCases } from './execution/use-cases.ts';
import type { FileStore } from './features/attachment/file-store.ts';
import type { UploadLimits } from './features/attachment/upload.service.ts';
import type { EvidenceKeeping } from './features/audit-trail/evidence-keeping.ts';
import type { ChoicesService } from './features/choices/choices.service.ts';
import type { PersonDirectory } from './features/user/person-directory.service.ts';
import type { EventHub } from './http/events.ts';
import type { MountedRoute } from './http/route.ts';
import type { LoadedPackages } from './process-package/package.ts';
import type { KnownToServer } from './process-package/world.ts';

/** What every feature is built on. */
export interface Platform {
  readonly unitOfWork: UnitOfWork;
  readonly reader: Reader;
  readonly wakeUp?: WakeUp;
  readonly clock: Clock;
  readonly log: Logger;
  /** IANA zone of the organization. */
  readonly zone: string;
  /** Reads and checks the process packages. */
  readonly loadPackages: (known: KnownToServer) => Promise<LoadedPackages>;
  /** How often due work is looked for. */
  readonly pollMs: number;
  /** How long leased work belongs to this node. */
  readonly leaseMs?: number | undefined;
  /** How much due work is done at most. */
  readonly jobsPerSecond?: number | undefined;
  /** Where notices are posted to; null when they stay here. */
  readonly noticeWebhookUrl: string | null;
  readonly files: FileStore;
  readonly uploads: UploadLimits;
  /** Where the data lie, for threads that read them on a connection of their own. */
  readonly databaseLocation: DatabaseLocation;
  /** Where keys and anchors of the audit trail lie: outside of the database. */
  readonly evidenceDirectory: string;
  readonly events: EventHub;
  readonly choices: ChoicesService;
  readonly people: PersonDirectory;
}

/** What the part that runs processes gives back to the composition root. */
export interface Execution {
  readonly routes: readonly MountedRoute[];
  readonly useCases: UseCases;
  /** Name of a role of the installed packages; null when they have none of this id. */
  roleName(id: string): Localized | null;
  /** Runs everything that is due, and what becomes due by it, until nothing is. */
  settle(): Promise<void>;
  /** Starts looking for due work. */
  start(): void;
  /** Seals the audit trail; started on its own, because it needs its keys. */
  readonly evidence: EvidenceKeeping;
  /** Stops taking work and waits for what is running. */
  stop(): Promise<void>;
}
