import { RequestError } from '../../errors.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { ItemModel } from './change-item.ts';

/** Types and states of configuration items as the installed packages have them; undefined when none says it. */
export function findItemModel(versions: ProcessVersionService): ItemModel | undefined {
  const types = versions.inForce.map(({ content }) => content.itemTypes).find((each) => each !== null);
  const record = versions.recordType('configuration-item')?.type;
  return types && record && { types, record };
}

/** As `findItemModel`. @throws {RequestError} `UNAVAILABLE` when no installed package has a `ci-types.json` */
export function itemModelOf(versions: ProcessVersionService): ItemModel {
  const model = findItemModel(versions);
  if (!model) throw new RequestError('UNAVAILABLE', 'no process package says what configuration items are');
  return model;
}
