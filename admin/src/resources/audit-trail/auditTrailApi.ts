import type { AuditLine, TrailVerdict } from '../../../../server/contract/audit-trail.ts';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { listed } from '../../session/listed.ts';
import { ProblemError, parseProblem, request } from '../../session/request.ts';

/** What the pages of the audit trail ask of the API. */
export const auditTrailApi = {
  list: (filter: object, first: number, count: number) => listed<AuditLine>('/api/audit-trail', filter, first, count),
  verify: async () => (await request<TrailVerdict>('/api/audit-trail/verify', { method: 'POST' })).value,
  /** Saves the pack as a file of the browser. @throws {ProblemError} when it is refused */
  async savePack({ type, number }: RecordDetail): Promise<void> {
    const response = await fetch(`/api/records/${type}/${encodeURIComponent(number)}/evidence`);
    if (!response.ok) {
      const { status, headers } = response;
      throw new ProblemError(parseProblem(status, headers.get('content-type'), await response.text()));
    }
    const address = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement('a'), { href: address, download: `${number}-evidence.zip` });
    link.click();
    URL.revokeObjectURL(address);
  },
};
