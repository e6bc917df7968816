import { Box, Button, Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

const longest = 4000;

/** Says something about a record, to everybody who reads it or only to the provider's own people. */
export function CommentForm({ record }: { readonly record: Pick<RecordDetail, 'id' | 'type' | 'may'> }) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { addComment } = useDataProvider<PraxisDataProvider>();
  const [typed, setTyped] = useState('');
  const [internal, setInternal] = useState(false);
  const send = useMutation({
    mutationFn: () => addComment(record.type, record.id, { text: typed, internal }),
    onSuccess: () => {
      setTyped('');
      notify(text('conversation.sent'), { type: 'success', autoHideDuration: 3_000 });
    },
    onError: notifyProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['record-page'] }),
  });
  return (
    <Box
      component="form"
      sx={{ mt: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '' && !send.isPending) send.mutate();
      }}
    >
      <TextField
        fullWidth
        multiline
        minRows={2}
        maxRows={10}
        label={text('conversation.write')}
        helperText={text(internal ? 'conversation.internal_hint' : 'conversation.visible_hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: longest } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        {record.may.commentInternally ? (
          <FormControlLabel
            control={<Checkbox checked={internal} onChange={(event) => setInternal(event.target.checked)} />}
            label={text('conversation.internal')}
          />
        ) : (
          <span />
        )}
        <Button type="submit" variant="outlined" disabled={typed.trim() === '' || send.isPending}>
          {text('conversation.send')}
        </Button>
      </Box>
    </Box>
  );
}
