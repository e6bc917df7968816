import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { resultShapes } from '../../../../rules/interface-check.ts';
import type { HitPolicy, RuleSet } from '../../../../rules/schema/rule-set.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import type { Columns } from './draftState.ts';
import { ruleApi } from './ruleApi.ts';

interface Props {
  readonly draftId: string;
  readonly set: RuleSet;
  readonly inForce: RuleSet | undefined;
  readonly columns: Columns;
  readonly onChange?: ((columns: Columns) => void) | undefined;
}

const policies = ['UNIQUE', 'FIRST', 'COLLECT', 'SUM', 'ANY'] as const satisfies readonly HitPolicy[];

/** How rows become one result; before another way is taken it is shown what that would mean. */
export function HitPolicyPanel({ draftId, set, inForce, columns, onChange }: Props) {
  const text = useText();
  const [chosen, setChosen] = useState<HitPolicy>(set.hitPolicy);
  const other = chosen !== set.hitPolicy;
  const candidate = withPolicy(set, chosen);
  const { data: check, error } = useQuery({
    queryKey: ['rule-policy', draftId, candidate],
    queryFn: () => ruleApi.check(draftId, candidate),
    enabled: other,
  });
  const used = inForce?.hitPolicy ?? set.hitPolicy;
  const alike = resultShapes.some((shape) => shape.includes(used) && shape.includes(chosen));
  const count = (code: string) => check?.findings.filter((finding) => finding.code === code).length ?? 0;
  const failed = check?.tests.filter(({ passed }) => !passed).length ?? 0;
  return (
    <Panel title={text('rules.columns.policy')}>
      <TextField
        select
        id="hit-policy"
        label={text('rules.columns.policy')}
        value={chosen}
        disabled={!onChange}
        onChange={(event) => setChosen(policies.find((policy) => policy === event.target.value) ?? set.hitPolicy)}
        sx={{ mt: 1, minWidth: 280 }}
      >
        {policies.map((policy) => (
          <MenuItem key={policy} value={policy}>
            {text(`rules.policy.${policy}`)}
          </MenuItem>
        ))}
      </TextField>
      {error && <ProblemNotice error={error} />}
      {other && (
        <Stack spacing={1} sx={{ mt: 1 }} aria-live="polite">
          <Typography variant="body2">{text(`rules.columns.means.${chosen}`)}</Typography>
          {!alike && <Alert severity="error">{text('rules.columns.with_models')}</Alert>}
          {count('OUTPUT_MISMATCH') > 0 && <Alert severity="error">{text('rules.columns.other_outputs')}</Alert>}
          {check && (
            <Alert severity={check.passes ? 'success' : 'warning'}>
              {text('rules.columns.consequences', {
                missing: check.missing.length,
                doubled: check.doubled.length,
                unreachable: check.unreachable.length,
                failed,
              })}
            </Alert>
          )}
          <Button
            variant="contained"
            disabled={!onChange || !check}
            onClick={() => onChange?.(withPolicy(columns, chosen))}
            sx={{ alignSelf: 'flex-start' }}
          >
            {text('rules.columns.take_policy')}
          </Button>
        </Stack>
      )}
    </Panel>
  );
}

/** Only a list of results can have each of them once. */
function withPolicy<Some extends Columns>({ distinct, ...rest }: Some, hitPolicy: HitPolicy): Some {
  return { ...rest, hitPolicy, ...(hitPolicy === 'COLLECT' && distinct !== undefined ? { distinct } : {}) } as Some;
}
