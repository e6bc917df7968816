import PassedIcon from '@mui/icons-material/CheckCircleOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import FailedIcon from '@mui/icons-material/ErrorOutlined';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import type { RuleSet, RuleTest } from '../../../../rules/schema/rule-set.ts';
import type { RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { useText } from '../../i18n/useText.ts';
import { CaseFact } from './CaseFact.tsx';
import { columnsOf } from './gridModel.ts';
import { gridStyle } from './gridStyle.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import { useFactsText } from './useFactsText.ts';
import { useRefusal } from './useRefusal.ts';

interface Props {
  readonly set: RuleSet;
  readonly check: RuleSetCheck | undefined | null;
  /** Undefined: only to be read. */
  readonly onChange?: ((tests: RuleTest[]) => void) | undefined;
}

/** The cases a table must pass: facts given, what is expected, what it gave just now. */
export function CasesPanel({ set, check, onChange }: Props) {
  const text = useText();
  const label = useColumnLabel();
  const words = useFactsText(set);
  const refusal = useRefusal();
  const facts = columnsOf(set).filter(({ kind }) => kind === 'when');
  const change = (index: number, test: RuleTest) => onChange?.(set.tests.with(index, test));
  const outcome = (index: number) => check?.tests.find((each) => each.index === index);
  return (
    <Stack spacing={1}>
      <Typography variant="body2">{text('rules.cases.hint')}</Typography>
      <Box sx={gridStyle} role="region" aria-label={text('rules.tab.cases')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('rules.cases.name')}</th>
              {facts.map((column) => (
                <th key={column.key} scope="col">
                  {label(column)}
                </th>
              ))}
              <th scope="col">{text('rules.cases.expected')}</th>
              <th scope="col">{text('rules.cases.got')}</th>
              {onChange && <th scope="col">{text('rules.column.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {placed(set.tests).map(({ place, test, index }) => (
              <tr key={place}>
                <td className={onChange ? '' : 'read'}>
                  {onChange ? (
                    <input
                      aria-label={`${text('rules.cases.name')} ${index + 1}`}
                      value={test.name}
                      onChange={(event) => change(index, { ...test, name: event.target.value })}
                    />
                  ) : (
                    test.name
                  )}
                </td>
                {facts.map((column) => (
                  <CaseFact
                    key={column.key}
                    column={column}
                    test={test}
                    onChange={onChange && ((next) => change(index, next))}
                  />
                ))}
                <td className="read">
                  {test.error === undefined
                    ? words(test.expect ?? null)
                    : text('rules.cases.error', { reason: refusal(test.error) })}
                </td>
                <td className="read">
                  <Outcome outcome={outcome(index)} words={words} />
                </td>
                {onChange && (
                  <td className="actions">
                    {outcome(index)?.passed === false && (
                      <Button onClick={() => change(index, expecting(test, outcome(index)?.got))}>
                        {text('rules.cases.take')}
                      </Button>
                    )}
                    <IconButton
                      aria-label={text('rules.cases.remove', { name: test.name })}
                      disabled={set.tests.length === 1}
                      onClick={() => onChange(set.tests.toSpliced(index, 1))}
                    >
                      <RemoveIcon fontSize="small" />
                    </IconButton>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
      {onChange && (
        <Button
          sx={{ alignSelf: 'flex-start' }}
          onClick={() =>
            onChange([...set.tests, { name: `${set.tests.length + 1}`, in: {}, error: 'RULE_FACT_MISSING' }])
          }
        >
          {text('rules.cases.add')}
        </Button>
      )}
    </Stack>
  );
}

/** Cases have no id: a case is the one at its place. */
function placed(tests: readonly RuleTest[]) {
  return tests.map((test, index) => ({ place: `case ${index + 1} of ${tests.length}`, test, index }));
}

/** What was expected becomes what the table gives: a person has looked at it. */
function expecting({ name, in: facts }: RuleTest, got: unknown): RuleTest {
  return typeof got === 'string'
    ? { name, in: facts, error: got }
    : { name, in: facts, expect: got as NonNullable<RuleTest['expect']> };
}

function Outcome({
  outcome,
  words,
}: {
  readonly outcome: RuleSetCheck['tests'][number] | undefined;
  readonly words: (value: unknown) => string;
}) {
  const text = useText();
  const refusal = useRefusal();
  if (!outcome) return <>{text('rules.cases.not_run')}</>;
  const Icon = outcome.passed ? PassedIcon : FailedIcon;
  return (
    <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
      <Icon fontSize="small" color={outcome.passed ? 'success' : 'error'} aria-hidden />
      <span>
        {text(outcome.passed ? 'rules.cases.passed' : 'rules.cases.failed')}
        {outcome.passed
          ? ''
          : `: ${typeof outcome.got === 'string' ? text('rules.cases.error', { reason: refusal(outcome.got) }) : words(outcome.got)}`}
      </span>
    </Stack>
  );
}
