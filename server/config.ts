import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { DatabaseLocation } from './database/open-database.ts';
import { type Fault, parseFaults } from './fault.ts';
import { fileKindNames } from './features/attachment/file-kind.ts';
import type { UploadLimits } from './features/attachment/upload.service.ts';

/** Every setting, documented: `praxis settings` prints this. Unknown `PRAXIS_*` names are mistakes. */
export const environment = z.strictObject({
  PRAXIS_PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port; 0 takes a free one'),
  PRAXIS_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  PRAXIS_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('How browsers reach it, e.g. https://praxis.example; https makes the session cookie secure'),
  PRAXIS_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('Reverse proxies in front whose X-Forwarded-For is believed'),
  PRAXIS_DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder of the embedded database and of uploaded files; shared by all nodes'),
  PRAXIS_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'allowed: postgres://user:password@host:port/database')
    .optional()
    .describe('PostgreSQL instead of the embedded database'),
  PRAXIS_DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).describe('Connections to PostgreSQL'),
  PRAXIS_DATABASE_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(600_000)
    .default(30_000)
    .describe('How long PostgreSQL may work on one statement'),
  PRAXIS_SQLITE_SYNCHRONOUS: z
    .enum(['FULL', 'NORMAL'])
    .default('FULL')
    .describe('NORMAL is faster and may lose the last commits at a power failure'),
  PRAXIS_PROCESSES_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folders of process packages, separated by commas; those of the product when absent'),
  PRAXIS_EVIDENCE_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder of keys and anchors of the audit trail, shared by all nodes; `evidence` in the data folder when absent',
    ),
  PRAXIS_ZONE: z
    .string()
    .refine(isZone, 'allowed: an IANA time zone, e.g. Asia/Shanghai')
    .default('Asia/Shanghai')
    .describe('Time zone of the organization, the same on all nodes; another one moves schedules at the next start'),
  PRAXIS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Least level logged'),
  PRAXIS_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60).describe('A session unused ends'),
  PRAXIS_SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12).describe('A session ends in any case'),
  PRAXIS_NOTICE_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where notices are also posted as JSON, e.g. a mail or chat gateway; nowhere when absent'),
  PRAXIS_UPLOAD_MAX_MB: z.coerce.number().positive().max(200).default(20).describe('Largest file people may upload'),
  PRAXIS_UPLOAD_KINDS: z
    .string()
    .default('pdf,png,jpeg,gif,webp,heic,text,word,excel,powerpoint,opendocument')
    .transform((list) => list.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(fileKindNames, `allowed: ${fileKindNames.join(', ')}`)).min(1))
    .describe('Kinds of file people may upload, separated by commas; zip is one more'),
  PRAXIS_UPLOAD_KEPT_HOURS: z.coerce
    .number()
    .positive()
    .max(8760)
    .default(168)
    .describe('How long an uploaded file waits for a form to be sent; then it is deleted'),
  PRAXIS_UPLOAD_SCANNER: z
    .string()
    .min(1)
    .optional()
    .describe('Program that looks at each uploaded file: called with its path, exit code 0 lets it in'),
  PRAXIS_POLL_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(1000)
    .describe('How often due work is looked for'),
  PRAXIS_LEASE_MS: z.coerce
    .number()
    .int()
    .min(500)
    .max(600_000)
    .default(60_000)
    .describe('How long due work belongs to the node that took it; longer work renews it, a dead node loses it'),
  PRAXIS_JOBS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(1000)
    .describe('How much due work a node does at most, e.g. after days of standing still: people still work meanwhile'),
  PRAXIS_FAULT: z
    .string()
    .transform((text, context) => {
      try {
        return parseFaults(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    })
    .optional()
    .describe('Only with NODE_ENV=test: where the program is made to fail, e.g. before-commit=crash@3'),
});

/** The server's whole configuration. Nothing else reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: number;
  /** Folder of everything the installation keeps in files. */
  readonly dataDirectory: string;
  readonly database: DatabaseLocation;
  readonly packagesDirectories: readonly string[];
  readonly adminDirectory: string;
  readonly zone: string;
  readonly logLevel: string;
  readonly session: SessionLimits;
  readonly uploads: UploadLimits & { readonly directory: string };
  /** Keys and anchors of the audit trail. */
  readonly evidenceDirectory: string;
  readonly pollMs: number;
  readonly leaseMs: number;
  readonly jobsPerSecond: number;
  /** Where notices are posted to; null when they stay here. */
  readonly noticeWebhookUrl: string | null;
  /** Demo people, demo data, one-click sign-in. */
  readonly demo: boolean;
  /** Where tests make the program fail. */
  readonly faults: readonly Fault[];
}

/** Where the product is installed, and whether it shows itself with a demo company. */
interface Place {
  readonly programDirectory: string;
  readonly demo: boolean;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** The configuration that the environment of this process asks for. @throws {Error} as `readConfig` */
export function configFromEnvironment(place: Place): Config {
  return readConfig(process.env, place);
}

/**
 * @param programDirectory where the product is installed
 * @throws {Error} naming every invalid variable at once, so a deployment is corrected in one go
 */
export function readConfig(env: NodeJS.ProcessEnv, { programDirectory, demo }: Place): Config {
  const ours = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('PRAXIS_')));
  const read = environment.safeParse(ours);
  if (!read.success) throw new Error(`invalid settings:\n${z.prettifyError(read.error)}`);
  const set = read.data;
  if (set.PRAXIS_FAULT !== undefined && env['NODE_ENV'] !== 'test')
    throw new Error('invalid settings:\nPRAXIS_FAULT makes the program fail: allowed only with NODE_ENV=test');
  return {
    port: set.PRAXIS_PORT,
    host: set.PRAXIS_HOST,
    publicUrl: set.PRAXIS_PUBLIC_URL ?? null,
    trustedProxies: set.PRAXIS_TRUSTED_PROXIES,
    dataDirectory: resolve(set.PRAXIS_DATA_DIR),
    database: databaseOf(set, demo),
    packagesDirectories: set.PRAXIS_PROCESSES_DIR?.split(',').map((path) => resolve(path.trim())) ?? [
      join(programDirectory, 'processes'),
    ],
    adminDirectory: join(programDirectory, 'dist', 'admin'),
    zone: set.PRAXIS_ZONE,
    logLevel: set.PRAXIS_LOG_LEVEL,
    session: {
      idleMs: set.PRAXIS_SESSION_IDLE_MINUTES * 60_000,
      absoluteMs: set.PRAXIS_SESSION_HOURS * 3_600_000,
    },
    evidenceDirectory: evidenceDirectoryOf(set, demo),
    uploads: {
      directory: resolve(set.PRAXIS_DATA_DIR, demo ? 'attachments-demo' : 'attachments'),
      maxBytes: Math.floor(set.PRAXIS_UPLOAD_MAX_MB * 1_048_576),
      kinds: set.PRAXIS_UPLOAD_KINDS,
      keptMs: set.PRAXIS_UPLOAD_KEPT_HOURS * 3_600_000,
      scanner: set.PRAXIS_UPLOAD_SCANNER ?? null,
    },
    pollMs: set.PRAXIS_POLL_MS,
    leaseMs: set.PRAXIS_LEASE_MS,
    jobsPerSecond: set.PRAXIS_JOBS_PER_SECOND,
    noticeWebhookUrl: set.PRAXIS_NOTICE_WEBHOOK_URL ?? null,
    demo,
    faults: set.PRAXIS_FAULT ?? [],
  };
}

/** Demo data have a folder of their own: their chain never mixes with a real one. */
function evidenceDirectoryOf(set: z.output<typeof environment>, demo: boolean): string {
  const folder = set.PRAXIS_EVIDENCE_DIR ?? join(set.PRAXIS_DATA_DIR, 'evidence');
  return resolve(demo ? `${folder}-demo` : folder);
}

/** Demo data have a file of their own: they never mix with real ones. */
function databaseOf(set: z.output<typeof environment>, demo: boolean): DatabaseLocation {
  if (set.PRAXIS_DATABASE_URL !== undefined)
    return {
      type: 'postgres',
      url: set.PRAXIS_DATABASE_URL,
      poolSize: set.PRAXIS_DATABASE_POOL,
      statementTimeoutMs: set.PRAXIS_DATABASE_TIMEOUT_MS,
    };
  return {
    type: 'sqlite',
    file: resolve(set.PRAXIS_DATA_DIR, demo ? 'praxis-demo.sqlite' : 'praxis.sqlite'),
    synchronous: set.PRAXIS_SQLITE_SYNCHRONOUS,
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
