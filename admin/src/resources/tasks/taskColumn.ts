/** What a row of the inbox may show. */
export type TaskColumn = 'priority' | 'record' | 'subject' | 'step' | 'process' | 'assignee' | 'sla';
