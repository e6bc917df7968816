import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { aFolder, bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer, uploadsIn } from '../../support/server.ts';
import { download, samples, sendFile, uploaded } from '../../support/upload.ts';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

describe.each(bothDatabases)('an upload on %s', (database) => {
  const folder = aFolder();
  const scanner = join(aFolder(), 'scan.sh');
  let server: TestServer;
  let zhang: Client;
  beforeAll(async () => {
    writeFileSync(scanner, '#!/bin/sh\n! grep -q EICAR "$1"\n');
    chmodSync(scanner, 0o755);
    server = await givenAServer({ database, config: { uploads: { ...uploadsIn(folder), scanner } } });
    zhang = await server.as('zhang-wei');
  });
  afterAll(() => server.close());
  const filesOnDisk = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
      : [];

  test('given a file, when it is uploaded, then it is known by content, hash and size, and stored under a name of ours', async () => {
    const file = await uploaded(zhang, '屏幕截图 1.png', samples.png);

    expect(file).toMatchObject({
      name: '屏幕截图 1.png',
      mediaType: 'image/png',
      size: samples.png.length,
      stored: true,
    });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(filesOnDisk().map(({ name }) => name)).toContain(file.id);
  });

  test('given a file, when it is downloaded, then the browser is told to save it and to run nothing of it', async () => {
    const { id } = await uploaded(zhang, '日志 "1".txt', samples.text);

    const answer = await download(zhang, id);

    expect(answer.body.equals(samples.text)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="__ _1_.txt"; filename*=UTF-8''%E6%97%A5%E5%BF%97%20_1_.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
  });

  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\zhang\\CON.txt', '_CON.txt'],
    ['aux.png.txt', '_aux.png.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['repo\u202Etxt.exe.txt', 'repotxt.exe.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(150)}.txt`],
  ])('given the name %s, then it is kept as %s and never used as a path', async (sent, kept) => {
    expect((await uploaded(zhang, sent)).name).toBe(kept);
    expect(filesOnDisk().every(({ name }) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
  });

  test.each([
    ['a web page', 'page.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a web page called text', 'page.txt', Buffer.from('  <html><script>alert(1)</script>')],
    ['a drawing', 'drawing.svg', Buffer.from('<svg onload="alert(1)"/>')],
    ['XML', 'data.xml', Buffer.from('<?xml version="1.0"?><a/>')],
    ['a script', 'run.js', Buffer.from('alert(1)')],
    ['a program called PDF', 'invoice.pdf', Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a program with two endings', 'invoice.pdf.exe', samples.pdf],
    ['a PDF called picture', 'photo.png', samples.pdf],
    ['a name without ending', 'README', samples.text],
    ['text with NUL', 'log.txt', Buffer.from('a\u0000b')],
    ['bytes no script has', 'log.txt', Buffer.from([0x61, 0xff, 0xff])],
    [
      'an archive that is no document',
      'report.docx',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60, 'x')]),
    ],
  ])('given %s, then 415 and nothing is kept', async (_case, name, bytes) => {
    const before = filesOnDisk().length;

    const answer = await sendFile(zhang, name, bytes);

    expect([answer.status, answer.body.code]).toEqual([415, 'FILE_TYPE_NOT_ALLOWED']);
    expect(filesOnDisk()).toHaveLength(before);
  });

  test.each([
    ['a test virus', 'virus.txt', Buffer.from(eicar), 422, 'FILE_REFUSED'],
    ['no bytes', 'empty.txt', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    ['one byte too many', 'large.txt', Buffer.alloc(50_001, 'a'), 413, 'TOO_LARGE'],
  ])('given %s, then it is refused and nothing is kept', async (_case, name, bytes, status, code) => {
    const before = filesOnDisk().length;

    const answer = await sendFile(zhang, name, bytes);

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(filesOnDisk()).toHaveLength(before);
  });

  test('given as many bytes as a file may have, then it is taken', async () => {
    expect((await uploaded(zhang, 'large.txt', Buffer.alloc(50_000, 'a'))).size).toBe(50_000);
  });

  test('given Chinese text as older programs write it, then it is text', async () => {
    const gb18030 = Buffer.from([0xd3, 0xca, 0xbc, 0xfe, 0x0a]);

    expect((await uploaded(zhang, '邮件.csv', gb18030)).mediaType).toBe('text/plain');
  });

  test.each([
    ['JSON', { 'Content-Type': 'application/json' }, 415],
    ['a form of another page', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['compressed bytes', { 'Content-Encoding': 'gzip' }, 415],
    ['no token', { 'X-CSRF-Token': '' }, 403],
    ['a name that is no UTF-8', { 'X-File-Name': '%E4%B8' }, 400],
    ['no name', { 'X-File-Name': '' }, 400],
    ['a name of dots', { 'X-File-Name': '..' }, 400],
    ['a NUL in the name', { 'X-File-Name': 'a%00.txt.exe' }, 415],
  ])('given %s, then it is refused', async (_case, headers, status) => {
    expect((await sendFile(zhang, 'log.txt', samples.text, headers)).status).toBe(status);
  });

  test('given somebody else, when they ask for a file no record has taken, then there is none', async () => {
    const { id } = await uploaded(zhang);
    const desk = await server.as('li-na');

    expect((await desk.get(`/api/attachments/${id}/content`)).status).toBe(404);
    expect((await desk.post(`/api/attachments/${id}/remove`, {})).status).toBe(404);
    expect((await desk.list('/api/attachments', { filter: { id: [id] } })).body).toEqual([]);
  });

  test('given a file nothing takes, when a week has passed, then it is gone from database and disk', async () => {
    const { id } = await uploaded(zhang);

    server.clock.set(new Date('2026-03-09T09:00:01+08:00'));
    await server.settle();

    const again = await server.as('zhang-wei');
    expect((await again.get(`/api/attachments/${id}/content`)).status).toBe(404);
    await expect.poll(() => filesOnDisk().map(({ name }) => name)).toEqual([]);
  });

  test('given sixty files that wait, then one more must wait until they are taken', async () => {
    const lin = await server.as('lin-xia');
    await Promise.all(Array.from({ length: 60 }, () => uploaded(lin)));

    const answer = await sendFile(lin, 'log.txt', samples.text);

    expect([answer.status, answer.body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  });
});
