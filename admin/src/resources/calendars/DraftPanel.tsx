import { Alert, Box, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { DraftDifference } from './DraftDifference.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useCalendarCommand } from './useCalendar.ts';

interface Props {
  readonly detail: CalendarDetail;
  /** The calendar as it is typed now. */
  readonly typed: CalendarDetail['calendar'];
  readonly changed: boolean;
}

type Asked = 'begin' | 'approve' | 'reject' | null;

/** The way of a change: begun or imported, written, handed in, and decided by somebody else. */
export function DraftPanel({ detail, typed, changed }: Props) {
  const text = useText();
  const may = useMay();
  const notify = useNotify();
  const { id, draft } = detail;
  const [asked, setAsked] = useState<Asked>(null);
  const [importing, setImporting] = useState(false);
  const lock = draft?.lockVersion ?? 0;
  const command = useCalendarCommand(
    id,
    (provider, input: readonly [Asked | 'save' | 'submit' | 'withdraw', string]) => {
      const [what, reason] = input;
      if (what === 'begin') return provider.beginCalendarDraft(id, reason);
      if (what === 'save') return provider.editCalendarDraft(id, typed, lock);
      if (what === 'submit') return provider.submitCalendarDraft(id, lock);
      if (what === 'withdraw') return provider.withdrawCalendarDraft(id, lock);
      return provider.decideCalendarDraft(id, { verdict: what === 'approve' ? 'approved' : 'rejected', reason }, lock);
    },
  );
  const edits = may('calendar.edit');
  const inWork = draft?.status === 'draft';
  return (
    <Panel title={text('calendars.draft.title')}>
      {!draft && <EmptyState sentence={text('calendars.draft.none')} />}
      {draft && <DraftDifference draft={draft} />}
      {draft?.status === 'submitted' && !draft.mayDecide && (
        <Alert severity="info" variant="outlined" sx={{ my: 1 }}>
          {text(may('calendar.approve') ? 'calendars.draft.own' : 'calendars.draft.waits')}
        </Alert>
      )}
      {command.error && <ProblemNotice error={command.error} />}
      <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1, flexWrap: 'wrap' }}>
        {edits && !draft && <Button onClick={() => setAsked('begin')}>{text('calendars.draft.begin')}</Button>}
        {edits && (!draft || inWork) && !changed && (
          <Button onClick={() => setImporting(true)}>{text('calendars.draft.import')}</Button>
        )}
        {changed && (
          // Beside the buttons, not above: what appears while somebody paints must not move what they paint.
          <Box role="status" sx={{ alignSelf: 'center', color: 'warning.main' }}>
            {text('calendars.draft.unsaved')}
          </Box>
        )}
        {edits && inWork && changed && (
          <Button
            variant="contained"
            disabled={command.isPending}
            onClick={() =>
              command.mutate(['save', ''], {
                onSuccess: () => notify(text('calendars.draft.saved'), { type: 'success' }),
              })
            }
          >
            {text('calendars.draft.save')}
          </Button>
        )}
        {edits && inWork && !changed && (
          <Button variant="contained" disabled={command.isPending} onClick={() => command.mutate(['submit', ''])}>
            {text('calendars.draft.submit')}
          </Button>
        )}
        {draft?.mayDecide && (
          <>
            <Button variant="contained" onClick={() => setAsked('approve')}>
              {text('calendars.draft.approve')}
            </Button>
            <Button onClick={() => setAsked('reject')}>{text('calendars.draft.reject')}</Button>
          </>
        )}
        {edits && draft && (
          <Button color="inherit" disabled={command.isPending} onClick={() => command.mutate(['withdraw', ''])}>
            {text('calendars.draft.withdraw')}
          </Button>
        )}
      </Stack>
      {asked && (
        <ReasonDialog
          title={text(`calendars.draft.${asked}`)}
          onClose={() => setAsked(null)}
          onReason={(reason) => {
            setAsked(null);
            command.mutate([asked, reason]);
          }}
        />
      )}
      {importing && <ImportDialog id={id} onClose={() => setImporting(false)} />}
    </Panel>
  );
}
