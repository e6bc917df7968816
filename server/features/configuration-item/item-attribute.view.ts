import type { Localized } from '../../contract/common.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { labelOf } from './item-label.ts';
import { findItemModel } from './item-model.ts';

/** What people read for an attribute of an item by its flat name, e.g. `attributes.memoryGb`. */
export function attributeName(versions: ProcessVersionService, type: string, path: string): Localized {
  const model = findItemModel(versions);
  return model ? labelOf(model.types, type, path) : { en: path, zh: path };
}

/** What the catalogue of items calls a type or a kind of relation; undefined for any other text. */
export function itemTermName(versions: ProcessVersionService, id: string): Localized | undefined {
  const types = findItemModel(versions)?.types;
  return [...(types?.types ?? []), ...(types?.relations ?? [])].find(({ type }) => type === id)?.label;
}
