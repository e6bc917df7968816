import type { RuleSet, RuleTest } from '../../../../rules/schema/rule-set.ts';
import { type GridAction, gridAfter } from './gridActions.ts';
import { columnsOf, type GridLine, gridOf } from './gridModel.ts';

/** A draft as it is typed: everything but its rows as a rule set, the rows as lines of texts. */
export interface DraftState {
  readonly content: RuleSet;
  readonly lines: readonly GridLine[];
}

/** Facts, values decided, and how rows become one result. */
export type Columns = Pick<RuleSet, 'inputs' | 'outputs' | 'hitPolicy' | 'distinct'>;

/** What a person does to a draft. */
export type DraftAction =
  | GridAction
  | { readonly type: 'tests'; readonly tests: RuleTest[] }
  | { readonly type: 'columns'; readonly columns: Columns }
  /** Another content in place of all that was typed. */
  | { readonly type: 'load'; readonly content: RuleSet };

/** The draft a page begins with. */
export function draftOf(content: RuleSet): DraftState {
  return { content, lines: gridOf(content) ?? [] };
}

/** The draft after an action. */
export function draftAfter(state: DraftState, action: DraftAction): DraftState {
  const { content, lines } = state;
  switch (action.type) {
    case 'tests':
      return { ...state, content: { ...content, tests: action.tests } };
    case 'columns':
      return { ...state, content: withColumns(content, action.columns) };
    case 'load':
      return draftOf(action.content);
    default:
      return { content, lines: gridAfter(lines, action, columnsOf(content)) };
  }
}

/** Cases lose what they say of a fact or value that is no more; what is new they do not know yet. */
function withColumns({ distinct: _, ...content }: RuleSet, columns: Columns): RuleSet {
  const facts = new Set(columns.inputs.map(({ fact }) => fact));
  const outputs = new Set(columns.outputs.map(({ name }) => name));
  const gone = content.outputs.filter(({ name }) => !outputs.has(name)).map(({ name }) => name);
  const without = <Values extends object>(values: Values, keep: (key: string) => boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => keep(key))) as Values;
  const expected = (expect: NonNullable<RuleTest['expect']>): NonNullable<RuleTest['expect']> =>
    Array.isArray(expect)
      ? expect.map((each) => without(each, (key) => !gone.includes(key)))
      : without(expect, (key) => !gone.includes(key));
  const tests = content.tests.map((test) => ({
    ...test,
    in: without(test.in, (key) => facts.has(key)),
    ...(test.expect === undefined ? {} : { expect: expected(test.expect) }),
  }));
  return { ...content, ...columns, tests };
}
