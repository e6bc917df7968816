import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest of each group: the stories, and the file that opens every page. */
const longest = ['/stories-on-', '/e2e/routes.test.ts'];

/** The files that take longest begin first, so that nobody waits for one of them in the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.some((part) => moduleId.includes(part));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
