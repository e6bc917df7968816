import { Alert, Box, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { RuleError } from '../../../../rules/errors.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { tryFacts } from '../../../../rules/trial.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { columnsOf } from './gridModel.ts';
import { TrialFact } from './TrialFact.tsx';
import { TrialRows } from './TrialRows.tsx';
import { factsFrom, firstFacts } from './trialFacts.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import { useFactsText } from './useFactsText.ts';
import { useRefusal } from './useRefusal.ts';

interface Props {
  readonly set: RuleSet;
  /** Cells were typed that cannot be read; the set is the table as it could be read last. */
  readonly unread?: boolean;
}

/** "What does it decide for these facts, and why?": tried on the table as it is shown, whichever way it is shown. */
export function TrialPanel({ set, unread = false }: Props) {
  const text = useText();
  const [typed, setTyped] = useState(() => firstFacts(set));
  const { facts, unreadable } = useMemo(() => factsFrom(set, typed), [set, typed]);
  const trial = useMemo(() => tryFacts(set, facts), [set, facts]);
  const { outcome } = trial;
  const refused =
    outcome instanceof RuleError && outcome.code === 'RULE_FACT_TYPE' ? outcome.params['fact'] : undefined;
  return (
    <Panel title={text('rules.trial.title')}>
      <Typography variant="body2">{text('rules.trial.hint')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1.5, mb: 1 }}>
        {columnsOf(set)
          .filter(({ kind }) => kind === 'when')
          .map((column) => (
            <TrialFact
              key={column.key}
              column={column}
              typed={typed[column.name] ?? ''}
              range={set.inputs.find(({ fact }) => fact === column.name) ?? {}}
              wrong={unreadable.includes(column.name) || refused === column.name}
              onChange={(value) => setTyped({ ...typed, [column.name]: value })}
            />
          ))}
      </Box>
      {unread && <Alert severity="info">{text('rules.trial.unread')}</Alert>}
      {unreadable.length === 0 && (
        <Box>
          <Box aria-live="polite">
            <Outcome set={set} outcome={outcome} />
          </Box>
          <TrialRows set={set} facts={facts} rows={trial.rows} />
        </Box>
      )}
    </Panel>
  );
}

/** What was decided by which rows, or why nothing was. */
function Outcome({
  set,
  outcome,
}: {
  readonly set: RuleSet;
  readonly outcome: ReturnType<typeof tryFacts>['outcome'];
}) {
  const text = useText();
  const words = useFactsText(set);
  const refusal = useRefusal();
  const label = useColumnLabel();
  if (outcome instanceof RuleError) {
    if (outcome.code === 'RULE_SET_INVALID') return <Alert severity="warning">{text('rules.trial.invalid')}</Alert>;
    const column = columnsOf(set).find(({ key }) => key === `when:${String(outcome.params['fact'])}`);
    const reason = refusal(outcome.code);
    return (
      <Alert severity="warning">{column ? text('rules.trial.about', { reason, fact: label(column) }) : reason}</Alert>
    );
  }
  const { result, rows } = outcome;
  // Which rows matched is said beside it.
  const said = set.hitPolicy === 'ANY' && 'hit' in result ? { hit: result.hit } : result;
  return (
    <Alert severity="success">
      <strong>{words(said)}</strong>
      {' · '}
      {text('rules.trial.by', { rows: rows.join(', ') || text('rules.trial.no_row') })}
    </Alert>
  );
}
