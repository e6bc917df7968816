import type { Database } from '../../../server/database/open-database.ts';
import { storedDirectory } from '../../../server/execution/stored-directory.ts';
import { FactQueries } from '../../../server/fact-queries/fact-query.ts';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { CalendarLibrary } from '../../../server/features/calendar/calendar-library.service.ts';
import { MessageService } from '../../../server/features/message/message.service.ts';
import { NotificationService } from '../../../server/features/notification/notification.service.ts';
import { ProcessInstanceService } from '../../../server/features/process-instance/process-instance.service.ts';
import type { StepParts } from '../../../server/features/process-instance/step-parts.ts';
import { ProcessVersionService } from '../../../server/features/process-version/process-version.service.ts';
import { RecordStore } from '../../../server/features/record/record-store.service.ts';
import { RuleSetVersionService } from '../../../server/features/rule-set/rule-set-version.service.ts';
import { HoldService } from '../../../server/features/sla-clock/hold.service.ts';
import { SlaClockService } from '../../../server/features/sla-clock/sla-clock.service.ts';
import { OpenTaskService } from '../../../server/features/task/open-task.service.ts';
import { PersonDirectory } from '../../../server/features/user/person-directory.service.ts';
import { EventHub } from '../../../server/http/events.ts';
import { loadPackages } from '../../../server/process-package/load.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';

const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };
const packages = loadPackages(['processes'], known);

/** The parts of a running server, without its routes and its scheduler. */
export async function compose({ reader, unitOfWork }: Database) {
  const versions = new ProcessVersionService(reader);
  const library = new CalendarLibrary();
  await versions.install(await packages, unitOfWork, {
    installed: (tx, { shared }) => library.adopt(tx, shared.calendars),
  });
  const directory = storedDirectory(reader, new PersonDirectory(reader));
  const messages = new MessageService();
  const notifications = new NotificationService(directory);
  const shared = () => versions.shared;
  const clocks = new SlaClockService(shared, library, {
    notify: async (run, record, to, template, data) => {
      await notifications.notify(run, record, { to, template, data });
    },
    send: async (run, message) => {
      await messages.send(run, { sender: 'sla-clock', ...message });
    },
  });
  const parts: StepParts = {
    versions,
    ruleSets: new RuleSetVersionService(reader),
    records: new RecordStore(versions, directory),
    tasks: new OpenTaskService(directory, () => library.current),
    clocks,
    holds: new HoldService(() => ({ pauseReasons: versions.shared.pauseReasons, calendars: library.current }), clocks),
    messages,
    notifications,
    directory,
    services: serviceTasks,
    facts: new FactQueries(factQueries),
    zone: 'Asia/Shanghai',
    calendars: () => library.current,
  };
  return { parts, instances: new ProcessInstanceService(parts, unitOfWork, new EventHub()) };
}
