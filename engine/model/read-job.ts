import type { JobDefinition } from './event-definition.ts';
import { extension, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

const messageService = 'send-message';
const defaultRetries = '3';

/**
 * The service that does an element's work. A task of another tool that names none becomes a job named by its
 * operation or id, so that a worker can take it; publishing asks for a type.
 */
export function readJob(element: ModdleElement, reader: Reader): JobDefinition {
  const definition = extension(element, 'zeebe:TaskDefinition');
  const type = textOf(definition, 'type');
  if (type === null) reader.warn(element, 'SERVICE_TYPE_MISSING', 'the task names no service type');
  const operation = textOf(one(element, 'operationRef'), 'name');
  return jobOf(element, type ?? operation ?? element.id ?? typeOf(element), reader);
}

/** The job that sends a message; a plain message reference stands for `send-message` with the message's name. */
export function readMessageJob(element: ModdleElement, message: ModdleElement | null, reader: Reader): JobDefinition {
  const type = textOf(extension(element, 'zeebe:TaskDefinition'), 'type');
  const job = jobOf(element, type ?? messageService, reader);
  const name = job.headers['message'] ?? textOf(message, 'name') ?? message?.id ?? null;
  if (name !== null) reader.uses.messagesThrown.add(name);
  else if (type === null) reader.warn(element, 'MESSAGE_NAME_MISSING', 'the element sends a message without a name');
  return name === null ? job : { ...job, headers: { ...job.headers, message: name } };
}

function jobOf(element: ModdleElement, service: string, reader: Reader): JobDefinition {
  if (!service.startsWith('=')) reader.uses.services.add(service);
  const retries = textOf(extension(element, 'zeebe:TaskDefinition'), 'retries') ?? defaultRetries;
  return {
    service: reader.feelText(element, service, 'service'),
    retries: reader.feelText(element, retries, 'retries'),
    headers: headersOf(element),
  };
}

function headersOf(element: ModdleElement): Readonly<Record<string, string>> {
  const headers = extension(element, 'zeebe:TaskHeaders');
  const entries = headers ? many(headers, 'values') : [];
  return Object.fromEntries(entries.map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']));
}
