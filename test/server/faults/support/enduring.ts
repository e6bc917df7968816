const yearsMs = 10 * 366 * 86_400_000;

/** The shipped processes and the one of these tests; people stay signed in whatever the clock does. */
export const enduring = {
  packagesDirectories: ['processes', 'test/server/faults/fixtures/packages'],
  session: { idleMs: yearsMs, absoluteMs: yearsMs },
};
