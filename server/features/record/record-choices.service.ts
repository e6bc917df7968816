import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { allOf, readableRecords } from './readable.view.ts';

const mostOffered = 200;

/** Registers the lists forms offer that come from running processes: pause reasons, and open records of each type. */
export function registerRecordChoices(
  choices: ChoicesService,
  parts: { readonly reader: Reader; readonly versions: ProcessVersionService; readonly directory: Directory },
): void {
  const { reader, versions, directory } = parts;
  choices.register('pause-reasons', async () =>
    versions.shared.pauseReasons.map(({ id, label }) => ({ value: id, label })),
  );
  for (const version of versions.processes)
    for (const type of version.content.recordTypes.values())
      choices.register(`open-${type.type}s`, async (actor) => {
        const where = allOf([
          { sql: 'r.type = ? AND r.closed_at IS NULL', params: [type.type] },
          await readableRecords(actor, directory),
        ]);
        const rows = await reader.query<{ number: string; title: string }>(
          `SELECT r.number, r.title FROM record r WHERE ${where.sql} ORDER BY r.number DESC LIMIT ${mostOffered}`,
          where.params,
        );
        return rows.map(({ number, title }) => ({
          value: number,
          label: { en: `${number} ${title}`, zh: `${number} ${title}` },
        }));
      });
}
