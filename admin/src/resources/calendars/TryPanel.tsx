import { Alert, Box, Checkbox, FormControlLabel, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { isoDurationText } from '../../components/durationText.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLanguage, useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

const own = 'own';

/** "A P2 logged on Friday 17:20 is due ..., because ...": any start, any target, by what is in force or by the draft. */
export function TryPanel({ detail }: { readonly detail: CalendarDetail }) {
  const text = useText();
  const localized = useLocalized();
  const language = useLanguage();
  const { full } = useMoments();
  const { tryCalendar } = useDataProvider<PraxisDataProvider>();
  const [start, setStart] = useState(lastFriday);
  const [preset, setPreset] = useState(detail.presets[0] ? '0' : own);
  const [minutes, setMinutes] = useState('480');
  const [byDraft, setByDraft] = useState(false);
  const target = preset === own ? `PT${minutes}M` : (detail.presets[Number(preset)]?.target ?? '');
  const at = new Date(start);
  const sensible = !Number.isNaN(at.getTime()) && /^PT[1-9]/.test(target);
  const draft = byDraft && detail.draft !== null;
  const { data, error } = useQuery({
    queryKey: ['calendar-due', detail.id, detail.version, draft ? detail.draft?.lockVersion : 0, start, target],
    queryFn: () => tryCalendar(detail.id, { start: at.toISOString(), target, draft }),
    enabled: sensible,
  });
  return (
    <Panel title={text('calendars.try.title')}>
      <Stack direction={{ xs: 'column', md: 'row' }} spacing={1} sx={{ my: 1 }}>
        <TextField
          type="datetime-local"
          label={text('calendars.try.start')}
          value={start}
          onChange={(event) => setStart(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          select
          id="try-preset"
          label={text('calendars.try.preset')}
          value={preset}
          onChange={(event) => setPreset(event.target.value)}
          sx={{ minWidth: 240 }}
        >
          {detail.presets.map(({ row, label, target: duration }, index) => (
            <MenuItem key={`${row} ${label.en}`} value={String(index)}>
              {`${row} · ${localized(label)} · ${isoDurationText(duration, text)}`}
            </MenuItem>
          ))}
          <MenuItem value={own}>{text('calendars.try.own')}</MenuItem>
        </TextField>
        {preset === own && (
          <TextField
            type="number"
            label={text('calendars.try.minutes')}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value.replace(/\D/g, ''))}
            slotProps={{ htmlInput: { min: 1, max: 999_999 } }}
          />
        )}
        {detail.draft && (
          <FormControlLabel
            label={text('calendars.try.by_draft')}
            control={<Checkbox checked={byDraft} onChange={(_, on) => setByDraft(on)} />}
          />
        )}
      </Stack>
      {error && <ProblemNotice error={error} />}
      {data && (
        <Box aria-live="polite">
          <Typography variant="h3">{text('calendars.try.due', { at: full(data.due) })}</Typography>
          {data.provisional && (
            <Alert severity="info" variant="outlined" sx={{ py: 0, my: 0.5 }}>
              {text('calendars.try.provisional')}
            </Alert>
          )}
          <Box component="details" open>
            <Box component="summary">{text('calendars.try.because')}</Box>
            <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 240, overflowY: 'auto' }} tabIndex={0}>
              {data.text[language].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </Box>
          </Box>
        </Box>
      )}
    </Panel>
  );
}

/** Friday 17:20 of the week before, as the browser's date field writes it. */
function lastFriday(): string {
  const day = new Date();
  day.setDate(day.getDate() - ((day.getDay() + 2) % 7 || 7));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T17:20`;
}
