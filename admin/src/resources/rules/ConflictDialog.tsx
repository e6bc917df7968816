import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleRow, RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { BrowserProblem } from '../../session/request.ts';
import { conflictsIn, merged } from './merge.ts';
import { ruleApi } from './ruleApi.ts';
import { useRowText } from './useRowText.ts';

interface Props {
  readonly draft: RuleDraft;
  readonly typed: RuleSet;
  readonly problem: BrowserProblem;
  readonly onClose: () => void;
  readonly onMerged: (next: RuleDraft) => void;
}

/** Somebody saved first: both sides of every row are shown, and a person chooses. */
export function ConflictDialog({ draft, typed, problem, onClose, onMerged }: Props) {
  const text = useText();
  const localized = useLocalized();
  const words = useRowText(typed);
  const conflicts = conflictsIn(problem);
  const [yours, setYours] = useState<readonly string[]>([]);
  const { data: theirs, error } = useQuery({
    queryKey: ['rule-draft-theirs', draft.id, problem.requestId],
    queryFn: () => ruleApi.draft(draft.id),
  });
  const save = useMutation({
    mutationFn: (next: RuleDraft) =>
      ruleApi.save(next, merged({ base: draft.content, theirs: next.content, yours: typed }, yours)),
    onSuccess: onMerged,
  });
  const choose = (id: string, side: string) =>
    setYours((before) => (side === 'yours' ? [...before, id] : before.filter((each) => each !== id)));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">
        {text('rules.conflict.title', { name: theirs?.updatedBy ? localized(theirs.updatedBy.name) : '…' })}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2">{text('rules.conflict.hint')}</Typography>
        {(error ?? save.error) && <ProblemNotice error={error ?? save.error} />}
        {conflicts.map(({ id, sides }) => (
          <Box key={id} sx={{ mt: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }} id={`conflict-${id}`}>
              {id}
            </Typography>
            <RadioGroup
              aria-labelledby={`conflict-${id}`}
              value={yours.includes(id) ? 'yours' : 'theirs'}
              onChange={(event) => choose(id, event.target.value)}
            >
              <Side value="theirs" label={text('rules.conflict.theirs')} row={sides.theirs} words={words} />
              <Side value="yours" label={text('rules.conflict.yours')} row={sides.yours} words={words} />
            </RadioGroup>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('rules.conflict.keep')}</Button>
        <Button variant="contained" disabled={!theirs || save.isPending} onClick={() => theirs && save.mutate(theirs)}>
          {text('rules.conflict.merge')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Side({
  value,
  label,
  row,
  words,
}: {
  readonly value: string;
  readonly label: string;
  readonly row: RuleRow | null;
  readonly words: (row: RuleRow | null) => string;
}) {
  return <FormControlLabel value={value} control={<Radio size="small" />} label={`${label}: ${words(row)}`} />;
}
