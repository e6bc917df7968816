import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { DraftSurroundings } from './check-draft.ts';
import type { RuleSetVersionService } from './rule-set-version.service.ts';
import type { RuleSetVersion } from './rule-set-version.ts';

/** What the services of rule sets share: made once, by the composition root. */
export interface RuleSetParts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly versions: ProcessVersionService;
  readonly ruleSets: RuleSetVersionService;
  readonly people: PersonDirectory;
  readonly directory: Directory;
  readonly now: () => Date;
  /** What a draft based on a version is measured by. */
  surroundings(base: RuleSetVersion): DraftSurroundings;
}
