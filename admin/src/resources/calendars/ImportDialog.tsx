import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { ImportedDays } from '../../../../server/contract/calendar-draft.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';
import { LeftOut } from './LeftOut.tsx';
import { useCalendarCommand } from './useCalendar.ts';

const sources = ['holidays-cn', 'ics', 'holiday-list'] as const satisfies readonly ImportedDays['source'][];

/** Reads holidays from a file into the draft; what cannot be read is listed, and then nothing changes. */
export function ImportDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useText();
  const [source, setSource] = useState<ImportedDays['source']>('holidays-cn');
  const [content, setContent] = useState('');
  const [reason, setReason] = useState('');
  const read = useCalendarCommand(id, (provider, input: { readonly text: string; readonly reason: string }) =>
    provider.importIntoCalendar(id, { source, ...input }),
  );
  const submit = () => read.mutate({ text: content, reason: reason.trim() }, { onSuccess: onClose });
  const faults = read.error ? asProblem(read.error).errors : [];
  return (
    <FormDialog
      title={text('calendars.import.title')}
      submit={text('calendars.import.run')}
      disabled={read.isPending || content.trim() === '' || !isReason(reason)}
      error={read.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography variant="body2">{text('calendars.import.hint')}</Typography>
      {faults.length > 0 && (
        <LeftOut
          lines={faults.map(({ path, code, params }) => ({
            place: path,
            code,
            value: String(params['value'] ?? ''),
          }))}
        />
      )}
      <TextField
        select
        fullWidth
        id="import-source"
        label={text('calendars.import.source')}
        value={source}
        onChange={(event) => setSource(sources.find((each) => each === event.target.value) ?? 'ics')}
      >
        {sources.map((each) => (
          <MenuItem key={each} value={each}>
            {text(`calendars.import.sources.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ my: 1 }}>
        <Button component="label" variant="outlined">
          {text('calendars.import.file')}
          <input
            type="file"
            accept=".json,.ics,text/calendar,application/json"
            style={hiddenInput}
            onChange={async (event) => setContent((await event.target.files?.[0]?.text()) ?? '')}
          />
        </Button>
      </Box>
      <TextField
        required
        multiline
        minRows={4}
        maxRows={10}
        fullWidth
        label={text('calendars.import.text')}
        value={content}
        onChange={(event) => setContent(event.target.value)}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** Out of sight, yet reached by keyboard. */
const hiddenInput = { position: 'absolute', opacity: 0, width: 1, height: 1 } as const;
