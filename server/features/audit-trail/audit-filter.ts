/** Which lines of the trail are asked for. */
export interface AuditFilter {
  readonly id?: readonly string[] | undefined;
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly entityType?: string | undefined;
  readonly recordNumber?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
