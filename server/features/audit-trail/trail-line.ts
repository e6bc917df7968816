/** A line of the audit trail as it is stored. */
export interface TrailLine {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly actor_id: string | null;
  readonly on_behalf_of: string | null;
  readonly action: string;
  readonly entity_type: string;
  readonly entity_id: string | null;
  /** JSON. */
  readonly details: string;
  readonly request_id: string | null;
  readonly instance_id: string | null;
  readonly task_id: string | null;
}

/** The columns of a line, with the alias `t`. */
export const lineColumns =
  't.seq, t.at, t.actor_id, t.on_behalf_of, t.action, t.entity_type, t.entity_id, t.details, t.request_id, t.instance_id, t.task_id';
