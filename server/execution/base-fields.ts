import type { RecordField } from '../../rules/schema/record-field.ts';

/** Fields every record has beside those of its type. */
export const baseFields: readonly RecordField[] = [
  { key: 'title', type: 'text', label: { en: 'Title', zh: '标题' } },
  { key: 'description', type: 'long', label: { en: 'Description', zh: '描述' } },
  { key: 'serviceId', type: 'ref', of: 'service', label: { en: 'Service', zh: '服务' } },
  { key: 'customerId', type: 'ref', of: 'customer', label: { en: 'Customer', zh: '客户' } },
  { key: 'requesterId', type: 'user', label: { en: 'Requester', zh: '请求人' } },
  { key: 'ownerId', type: 'user', label: { en: 'Owner', zh: '负责人' } },
  { key: 'assigneeId', type: 'user', label: { en: 'Assignee', zh: '处理人' } },
  { key: 'assignmentGroupId', type: 'ref', of: 'group', label: { en: 'Assignment group', zh: '处理组' } },
  { key: 'actualAt', type: 'datetime', label: { en: 'Done at', zh: '实际时间' } },
  { key: 'links', type: 'list', of: 'object', label: { en: 'Links', zh: '关联' } },
  { key: 'attachments', type: 'list', of: 'file', label: { en: 'Attachments', zh: '附件' } },
];

/** Names a model reads of a record and nobody writes: the system keeps them. */
export const systemFields = [
  'id',
  'type',
  'number',
  'status',
  'stage',
  'createdAt',
  'createdBy',
  'updatedAt',
  'closedAt',
  'lockVersion',
] as const;
