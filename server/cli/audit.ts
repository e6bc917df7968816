import { configFromEnvironment } from '../config.ts';
import { openSnapshot } from '../database/open-database.ts';
import { anchorsIn, evidencePlaces } from '../features/audit-trail/evidence-places.ts';
import { verifyTrail } from '../features/audit-trail/verify-trail.ts';
import { readOptions } from './options.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Verifies the chain of the audit trail on one snapshot, also beside a running server; 1 when it is broken. */
export const audit: Verb = async ([what, ...rest]) => {
  const demo = rest.includes('--demo');
  const options = rest.filter((option) => option !== '--demo');
  const { values, words } = readOptions(options, { required: [], optional: ['anchors'] });
  if (what !== 'verify' || words.length > 0) throw new UsageError('verify');
  const copied = values['anchors'];
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo });
  const { keys, anchors: own } = evidencePlaces(config.evidenceDirectory);
  const anchors = copied === undefined ? own : anchorsIn(copied, keys);
  if (copied !== undefined && !anchors.exist)
    throw new UsageError('verify --anchors with a folder that holds anchors.jsonl');
  // Read after the snapshot has begun, an anchor could lie beyond its end.
  const proven = anchors.read();
  const snapshot = await openSnapshot(config.database);
  try {
    const { verified, upTo, unsealed, anchors: compared, broken } = await verifyTrail(snapshot.reader, keys, proven);
    process.stdout.write(
      `${verified} lines verified${upTo === null ? '' : `, up to line ${upTo.seq} of ${upTo.at}`}; ${unsealed} not sealed yet; ${compared} anchors\n`,
    );
    if (broken === null) return 0;
    const { seq, how, recordNumber } = broken;
    process.stdout.write(`broken at line ${seq} (${how}), record ${recordNumber ?? 'unknown'}\n`);
    return 1;
  } finally {
    await snapshot.close();
  }
};
