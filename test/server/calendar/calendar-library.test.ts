import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CalendarLibrary } from '../../../server/features/calendar/calendar-library.service.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('the library of calendars, on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database });
  });
  afterAll(() => server.close());

  test('given calendars that are taken over, when the transaction fails, then the library does not know them; when it is stored, then it does', async () => {
    const library = new CalendarLibrary();
    await library.refresh(server.database.reader);
    const [calendar] = library.current;
    if (!calendar) throw new Error('no calendar is installed');
    const fresh = { ...calendar, id: 'cal-new' };

    await expect(
      server.database.unitOfWork(async (tx) => {
        await library.adopt(tx, [fresh]);
        throw new Error('nothing is stored');
      }),
    ).rejects.toThrow('nothing is stored');
    expect(library.inForce('cal-new')).toBeUndefined();

    const inForce = await server.database.unitOfWork((tx) => library.adopt(tx, [fresh]));
    expect(inForce).toContainEqual(fresh);
    expect(library.inForce('cal-new')?.version).toBe(1);
  });
});
