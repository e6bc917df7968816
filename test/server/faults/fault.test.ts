import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { armFaults, fault, faultPoints, parseFaults } from '../../../server/fault.ts';

const here = { programDirectory: '/opt/praxis', demo: false };

describe('fault points', () => {
  afterEach(() => armFaults([]));

  test('given nothing armed, then no point does anything', () => {
    for (const point of faultPoints) expect(() => fault(point)).not.toThrow();
  });

  test('given a fault at the second passing, then it strikes there, once', () => {
    armFaults(parseFaults('before-commit=no-space@2'));
    const strikes = [1, 2, 3].map(() => {
      try {
        fault('before-commit');
        return null;
      } catch (error) {
        return Reflect.get(error as object, 'code') as string;
      }
    });

    expect(strikes).toEqual([null, 'ENOSPC', null]);
    expect(() => fault('after-commit')).not.toThrow();
  });

  test('given a fault with a probability, then it strikes about as often', () => {
    armFaults(parseFaults('loaded=deadlock@20%'));
    let strikes = 0;
    for (let count = 0; count < 5000; count++)
      try {
        fault('loaded');
      } catch {
        strikes += 1;
      }

    expect(strikes).toBeGreaterThan(800);
    expect(strikes).toBeLessThan(1200);
  });

  test.each(['somewhere=crash', 'loaded=explode', 'loaded', 'loaded=crash@x', ''])(
    'given "%s", then what is allowed is said',
    (text) => {
      expect(() => parseFaults(text)).toThrow(/is not point=action.*before-commit.*crash/);
    },
  );

  test('given the setting outside of a test build, then the program refuses to start', () => {
    const env = { PRAXIS_FAULT: 'before-commit=crash@3, loaded=delay-20' };

    expect(() => readConfig(env, here)).toThrow('allowed only with NODE_ENV=test');
    expect(readConfig({ ...env, NODE_ENV: 'test' }, here).faults).toEqual([
      { point: 'before-commit', action: 'crash', delayMs: 0, when: { nth: 3 } },
      { point: 'loaded', action: 'delay', delayMs: 20, when: { nth: 1 } },
    ]);
    expect(() => readConfig({ PRAXIS_FAULT: 'x=y', NODE_ENV: 'test' }, here)).toThrow('points: starting');
  });
});
