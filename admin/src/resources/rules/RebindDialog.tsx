import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  List,
  ListItem,
  ListItemText,
  MenuItem,
  TextField,
} from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Rebound, RuleSetDetail } from '../../../../server/contract/rule-set.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useMetricName } from '../../components/useMetricName.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';

interface Props {
  readonly set: RuleSetDetail;
  readonly instanceIds: readonly string[];
  readonly onClose: () => void;
}

/** Binds chosen cases to a version, then says of each what became of it and of its clocks. */
export function RebindDialog({ set, instanceIds, onClose }: Props) {
  const text = useText();
  const [version, setVersion] = useState(set.version);
  const [reason, setReason] = useState('');
  const rebind = useMutation({
    mutationFn: () => ruleApi.rebind(set.id, { version, instanceIds, reason: reason.trim() }),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="rebind-title">
      <DialogTitle id="rebind-title">{text('rules.running.rebind')}</DialogTitle>
      <DialogContent>
        {rebind.error && <ProblemNotice error={rebind.error} />}
        {rebind.data ? (
          <Outcomes results={rebind.data.results} />
        ) : (
          <>
            <TextField
              select
              fullWidth
              id="rebind-version"
              label={text('rules.running.to')}
              value={version}
              onChange={(event) => setVersion(Number(event.target.value))}
            >
              {set.versions
                .filter(({ inForceAt }) => inForceAt !== null)
                .map(({ number, state }) => (
                  <MenuItem key={number} value={number}>
                    {text('rules.version_number', { number })} · {text(`rules.version_state.${state}`)}
                  </MenuItem>
                ))}
            </TextField>
            <ReasonField value={reason} onChange={setReason} most={1000} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text(rebind.data ? 'app.action.close' : 'app.action.cancel')}</Button>
        {!rebind.data && (
          <Button variant="contained" disabled={!isReason(reason) || rebind.isPending} onClick={() => rebind.mutate()}>
            {text('rules.running.rebind')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Outcomes({ results }: { readonly results: readonly Rebound[] }) {
  const text = useText();
  const metricName = useMetricName();
  const { short } = useMoments();
  const due = (at: string | null) => (at === null ? text('app.state.empty_value') : short(at));
  return (
    <List dense aria-live="polite">
      {results.map(({ instanceId, recordNumber, outcome, clocks }) => (
        <ListItem key={instanceId}>
          <ListItemText
            primary={`${recordNumber ?? instanceId}: ${text(`rules.running.outcome.${outcome}`)}`}
            secondary={clocks
              .map(({ metric, before, after }) =>
                text('rules.running.due', { metric: metricName(metric), before: due(before), after: due(after) }),
              )
              .join(' · ')}
          />
        </ListItem>
      ))}
    </List>
  );
}
