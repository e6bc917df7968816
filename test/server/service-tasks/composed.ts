import { composeParts } from '../../../server/compose-parts.ts';
import type { Database } from '../../../server/database/open-database.ts';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { CalendarLibrary } from '../../../server/features/calendar/calendar-library.service.ts';
import { ProcessInstanceService } from '../../../server/features/process-instance/process-instance.service.ts';
import { ProcessVersionService } from '../../../server/features/process-version/process-version.service.ts';
import { PersonDirectory } from '../../../server/features/user/person-directory.service.ts';
import { EventHub } from '../../../server/http/events.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { packagesOfRun } from '../../support/packages-of-run.ts';

const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };

/** The parts of a running server, without its routes and its scheduler. */
export async function compose({ reader, unitOfWork }: Database) {
  const versions = new ProcessVersionService(reader);
  const library = new CalendarLibrary();
  await versions.install(await packagesOfRun(['processes'], known), unitOfWork, {
    installed: async (tx, { shared }) => {
      await library.adopt(tx, shared.calendars);
    },
  });
  const people = new PersonDirectory(reader);
  const parts = composeParts({ reader, people, noticeWebhookUrl: null, zone: 'Asia/Shanghai' }, versions, library);
  return { parts, instances: new ProcessInstanceService(parts, unitOfWork, new EventHub()) };
}
