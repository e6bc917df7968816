import { productVersion } from './product.ts';
import type { Verb } from './verb.ts';

/** Prints the version of the product. */
export const version: Verb = async () => {
  process.stdout.write(`${productVersion()}\n`);
  return 0;
};
