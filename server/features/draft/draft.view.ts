import type { Actor } from '../../actor.ts';
import type { DraftState } from '../../contract/draft.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { type Draft, mayDecide } from './draft.ts';

type Person = Awaited<ReturnType<PersonDirectory['refs']>>;

/** People a draft names. */
export function peopleOfDraft({ editors, updatedBy }: Draft): readonly string[] {
  return [...editors, updatedBy];
}

/**
 * What every draft says of itself.
 *
 * @param maySign whether the reader may approve drafts of this kind at all
 */
export function viewState(draft: Draft, actor: Actor, maySign: boolean, person: Person): DraftState {
  return {
    id: draft.id,
    base: draft.base,
    status: draft.status,
    lockVersion: draft.lockVersion,
    editors: draft.editors.flatMap((id) => person(id) ?? []),
    updatedBy: person(draft.updatedBy),
    updatedAt: draft.updatedAt,
    submittedAt: draft.submittedAt,
    decisionReason: draft.decisionReason,
    mayDecide: draft.status === 'submitted' && maySign && mayDecide(draft, actor),
  };
}
