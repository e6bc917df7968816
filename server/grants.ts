import type { Permission } from './contract/endpoint.ts';

/** What everybody who works or asks may do; which things they see is decided per thing. */
const everybody: readonly Permission[] = ['process.start', 'task.work', 'process.read'];

/** People of the service provider look across records: whoever works on a case must see the cases around it. */
const reader: readonly Permission[] = [
  'record.read-all',
  'master-data.read',
  'user.read',
  'rule-set.read',
  'calendar.read',
];

/** Whoever works for the provider may also add to what they see. */
const provider: readonly Permission[] = [...reader, 'record.contribute'];

const manager: readonly Permission[] = [...provider, 'history.read-all', 'kpi.read'];

/** Rule sets are changed by one and approved by another; of which processes, the service decides. */
const ruleSets: readonly Permission[] = ['rule-set.edit', 'rule-set.publish', 'rule-set.rebind'];

/** Cases of suspected security: who leads them and who audits. Others need a part in the case (`needToKnow`). */
const securityCases: readonly Permission[] = ['record.read-restricted'];

/**
 * The rights each role adds, once, as data. What is not granted here is denied. A role that is not listed is that of
 * a customer or of a person named in one case: it has what everybody has.
 */
const granted: Readonly<Record<string, readonly Permission[]>> = {
  'service-desk': provider,
  resolver: provider,
  'problem-analyst': provider,
  implementer: [...provider, 'item.edit'],
  builder: provider,
  tester: provider,
  deployer: [...provider, 'item.edit'],
  fulfiller: provider,
  architect: provider,
  'ci-owner': [...provider, 'item.edit'],
  'report-author': manager,
  'incident-manager': [...manager, ...securityCases, 'record.override'],
  'mi-manager': [...manager, 'record.override'],
  'problem-manager': manager,
  'change-manager': manager,
  'config-manager': [...manager, 'item.edit', 'item.manage'],
  'release-manager': manager,
  'slm-manager': [...manager, 'calendar.edit', 'calendar.approve'],
  'service-owner': manager,
  'availability-manager': manager,
  'capacity-manager': manager,
  'continuity-manager': manager,
  'infosec-manager': [...manager, ...securityCases],
  'brm-manager': manager,
  'supplier-manager': manager,
  'portfolio-manager': manager,
  'process-owner': [
    ...manager,
    ...ruleSets,
    'record.override',
    'stall.repair',
    'instance.migrate',
    'calendar.approve',
    'item.edit',
    'item.manage',
  ],
  'sms-manager': [...manager, 'calendar.edit', 'calendar.approve', 'audit.read'],
  'document-controller': manager,
  'internal-auditor': [...reader, 'history.read-all', 'kpi.read', 'audit.read', ...securityCases],
  'top-management': manager,
  administrator: [
    ...manager,
    ...ruleSets,
    'stall.repair',
    'instance.migrate',
    'user.manage',
    'message.deliver',
    'outbox.manage',
    'calendar.edit',
    'audit.read',
  ],
};

/** Roles of programs: they have what is listed and nothing of what people have. */
const grantedToServices: Readonly<Record<string, readonly Permission[]>> = {
  monitoring: ['message.send'],
  discovery: ['message.send'],
  automation: ['message.send'],
  'hr-system': ['message.send'],
};

/** True for the account of a program: it has no role of a person. */
export function isProgram(roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every((role) => Object.hasOwn(grantedToServices, role));
}

/** Union of the grants of `roles`; the most specific denial wins by not being there. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  return new Set([
    ...(isProgram(roles) ? [] : everybody),
    ...roles.flatMap((role) => (Object.hasOwn(granted, role) ? (granted[role] ?? []) : [])),
    ...roles.flatMap((role) => (Object.hasOwn(grantedToServices, role) ? (grantedToServices[role] ?? []) : [])),
  ]);
}
