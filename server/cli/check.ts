import { checkDatabase } from '../check/check-database.ts';
import { allHold, type Language, verdictTable } from '../check/verdict-table.ts';
import { configFromEnvironment } from '../config.ts';
import { evidencePlaces } from '../features/audit-trail/evidence-places.ts';
import { readOptions } from './options.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/**
 * Verifies the invariants on the database of the settings, also while a server uses it. Answers 1 with the places
 * when one is broken.
 */
export const check: Verb = async (args) => {
  const demo = args.includes('--demo');
  const { values, words } = readOptions(
    args.filter((arg) => arg !== '--demo'),
    { required: [], optional: ['acknowledged', 'received', 'language'] },
  );
  if (words.length > 0) throw new UsageError('options only');
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo });
  const { keys, anchors } = evidencePlaces(config.evidenceDirectory);
  const chain = keys.exist ? { keys, anchors: anchors.read() } : null;
  const verdicts = await checkDatabase(config.database, values, new Date(), chain);
  process.stdout.write(verdictTable(verdicts, languageOf(values['language'])));
  return allHold(verdicts) ? 0 : 1;
};

/** What was asked for, else the language of the terminal. */
function languageOf(asked: string | undefined): Language {
  if (asked !== undefined && asked !== 'en' && asked !== 'zh') throw new UsageError('language en or zh');
  return asked ?? (new Intl.NumberFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en');
}
