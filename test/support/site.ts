import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { givenAServer, type TestServer, type TestServerOptions } from './server.ts';
import { type Look, Visitor } from './visitor.ts';

/** The product as it is delivered, and a browser to look at it with. */
export interface Site {
  readonly server: TestServer;
  /** Somebody in front of a window of their own, until the tests are over. */
  visitor(look: Look): Promise<Visitor>;
}

interface SiteOptions extends TestServerOptions {
  /** What has happened before anybody looks. */
  readonly fill?: (server: TestServer) => Promise<unknown>;
}

/** A site for the tests of the file or group that asks for it; it is there as soon as they run, and goes with them. */
export function aSite({ fill, config, ...options }: SiteOptions = {}): Site {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    server = await givenAServer({ ...options, config: { adminDirectory: 'dist/admin', ...config } });
    browser = await chromium.connect(inject('browserEndpoint'));
    await fill?.(server);
  });
  afterAll(async () => {
    for (const visitor of visitors) await visitor.close();
    await browser?.close();
    await server?.close();
  });
  const there = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('the site is there only while tests run');
    return part;
  };
  return {
    get server() {
      return there(server);
    },
    visitor: async (look) => {
      const visitor = await Visitor.at(there(server).url, there(browser), look);
      visitors.push(visitor);
      return visitor;
    },
  };
}
