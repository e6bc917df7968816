import { everything, findMasterDatum } from '../../master-data/master-data.ts';
import type { ServiceContext } from '../service-task.ts';

/** Phone or e-mail of a person, as far as the installation keeps them. */
export async function contactOf(userId: string, { run }: ServiceContext): Promise<string | null> {
  const user = await findMasterDatum(run.tx, 'user', userId, everything);
  const kept = [user?.fields['phone'], user?.fields['email']];
  return kept.find((value) => typeof value === 'string' && value !== '')?.toString() ?? null;
}
