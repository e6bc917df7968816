import { execFile } from 'node:child_process';
import { RequestError } from '../../errors.ts';

const patienceMs = 60_000;

/**
 * Lets a scanner of the installation look at a file. It is called with the path as its only argument, without a shell,
 * and says by exit code 0 that the file may stay.
 *
 * @throws {RequestError} `FILE_REFUSED` when it says anything else, or nothing in time
 */
export async function scanFile(scanner: string, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    execFile(scanner, [path], { timeout: patienceMs }, (error) =>
      error ? reject(new RequestError('FILE_REFUSED', `the scanner refused the file`, { cause: error })) : resolve(),
    );
  });
}
