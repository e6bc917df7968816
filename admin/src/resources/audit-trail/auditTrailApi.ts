import type { Language } from '../../../../rules/schema/languages.ts';
import type { AuditLine, Sealing, TrailVerdict } from '../../../../server/contract/audit-trail.ts';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { listed } from '../../session/listed.ts';
import { ProblemError, parseProblem, request } from '../../session/request.ts';

/** What the pages of the audit trail ask of the API. */
export const auditTrailApi = {
  list: (filter: object, first: number, count: number) => listed<AuditLine>('/api/audit-trail', filter, first, count),
  sealing: async () => (await request<Sealing>('/api/audit-trail/sealing')).value,
  verify: async () => (await request<TrailVerdict>('/api/audit-trail/verify', { method: 'POST' })).value,
  /** @throws {ProblemError} when it is refused */
  savePack: ({ type, number }: RecordDetail) =>
    save(`/api/records/${type}/${encodeURIComponent(number)}/evidence`, `${number}-evidence.zip`),
  /** @throws {ProblemError} when it is refused */
  saveLines: (filter: object, language: Language) =>
    save(`/api/audit-trail/lines.csv?${asked(filter)}&language=${language}`, `audit-trail-${language}.csv`),
  /** @throws {ProblemError} when it is refused */
  saveLinesPack: (filter: object) => save(`/api/audit-trail/evidence?${asked(filter)}`, 'audit-trail-evidence.zip'),
};

function asked(filter: object): string {
  return `filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** Saves what an address answers as a file of the browser. */
async function save(address: string, name: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) {
    const { status, headers } = response;
    throw new ProblemError(parseProblem(status, headers.get('content-type'), await response.text()));
  }
  const bytes = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: bytes, download: name }).click();
  URL.revokeObjectURL(bytes);
}
