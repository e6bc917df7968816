import type { CaseSelection, MigrationPlanBody } from '../../../../server/contract/migration.ts';
import type { MigrationProposal, ProposedElement } from '../../../../server/contract/migration-proposal.ts';

/** What a person chose, by model and element; null for nothing. What is not in it stays as proposed. */
export type Choices = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** Which cases, as the fields of the page have it: empty texts say nothing. */
export interface SelectionFields {
  readonly numbers: string;
  readonly status: string;
  /** `<model> <element>`. */
  readonly waitsAt: string;
  /** A number of days. */
  readonly olderThan: string;
  readonly stalled: '' | 'yes' | 'no';
  readonly field: string;
  readonly value: string;
}

export const everyCase: SelectionFields = {
  numbers: '',
  status: '',
  waitsAt: '',
  olderThan: '',
  stalled: '',
  field: '',
  value: '',
};

/** Where an element leads to by now: what was chosen, else what is proposed. */
export function targetOf(model: string, { elementId, to }: ProposedElement, choices: Choices): string | null {
  const chosen = choices[model]?.[elementId];
  return chosen === undefined ? to : chosen;
}

/** The mapping of every model that both versions have. */
export function mappingOf({ models }: MigrationProposal, choices: Choices): MigrationPlanBody['mapping'] {
  const kept = models.filter(({ gone }) => !gone);
  return Object.fromEntries(
    kept.map(({ id, elements }) => [
      id,
      Object.fromEntries(
        elements.flatMap((element) => {
          const target = targetOf(id, element, choices);
          return target === null ? [] : [[element.elementId, target]];
        }),
      ),
    ]),
  );
}

/** The selection as the API takes it. */
export function selectionOf(fields: SelectionFields, movedBy: string | null): CaseSelection {
  const numbers = fields.numbers.split(/[\s,，、;；]+/).filter((text) => text !== '');
  const [processId = '', elementId = ''] = fields.waitsAt.split(' ');
  return {
    ...(numbers.length > 0 ? { numbers } : {}),
    ...(fields.status === '' ? {} : { status: [fields.status] }),
    ...(fields.waitsAt === '' ? {} : { waitsAt: { processId, elementId } }),
    ...(fields.olderThan === '' ? {} : { startedBefore: daysAgo(Number(fields.olderThan)) }),
    ...(fields.stalled === '' ? {} : { stalled: fields.stalled === 'yes' }),
    ...(fields.field === '' || fields.value === '' ? {} : { fields: { [fields.field]: fields.value } }),
    ...(movedBy === null ? {} : { movedBy }),
  };
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
