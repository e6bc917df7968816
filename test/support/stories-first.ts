import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest begin first, so that nobody waits for one of them in the end; theirs are short texts. */
export class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isStory = ({ moduleId }: TestSpecification) => moduleId.includes('/stories-on-');
    return [...sorted.filter(isStory), ...sorted.filter((file) => !isStory(file))];
  }
}
