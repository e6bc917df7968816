import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const pages = readdirSync('docs/decisions').filter((name) => name.endsWith('.md'));

describe('decisions', () => {
  test.each(pages)('given %s, then it has context, decision and consequences in under 50 lines', (name) => {
    const text = readFileSync(`docs/decisions/${name}`, 'utf8');
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    expect(text.split('\n').length).toBeLessThan(50);
    for (const heading of ['**Context.**', '**Decision.**', '**Consequences.**']) expect(text).toContain(heading);
  });

  test('given the folder, then numbers run without a gap', () => {
    expect(pages.map((name) => Number(name.slice(0, 4)))).toEqual(pages.map((_, index) => index + 1));
  });
});
