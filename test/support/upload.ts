import { expect } from 'vitest';
import type { Attachment } from '../../server/contract/attachment.ts';
import type { Client } from './client.ts';

type Response = Awaited<ReturnType<Client['post']>>;

/** Files as they begin in the world. */
export const samples = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n'),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  text: Buffer.from('2026-03-02 08:31 邮件服务 connection refused\n'),
};

/** Sends a file as the administration does: the bytes as body, the name in a header. */
export async function sendFile(
  client: Client,
  name: string,
  bytes: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return client.raw
    .post('/api/attachments')
    .set({
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(name),
      'X-CSRF-Token': client.csrfToken,
      ...headers,
    })
    .serialize((body: unknown) => body as string)
    .send(bytes as unknown as object);
}

/** Uploads a file that is taken. */
export async function uploaded(client: Client, name = 'log.txt', bytes = samples.text): Promise<Attachment> {
  const answer = await sendFile(client, name, bytes);
  expect(answer.status, answer.text).toBe(201);
  return answer.body as Attachment;
}

/** The bytes of a file as they are downloaded. */
export async function download(client: Client, id: string): Promise<Response> {
  return client
    .get(`/api/attachments/${id}/content`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}
