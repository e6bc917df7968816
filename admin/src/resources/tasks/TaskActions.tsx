import { Box, Button, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useStore } from 'react-admin';
import type { TaskDetail } from '../../../../server/contract/task.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { MoreMenu } from '../by-hand/MoreMenu.tsx';
import { HoldDialog } from './HoldDialog.tsx';
import type { TaskCommand } from './useTaskCommands.ts';

interface Props {
  readonly task: TaskDetail;
  readonly isPending: boolean;
  readonly run: (command: TaskCommand) => void;
  readonly onComplete: () => void;
  readonly onSave: () => void;
}

/** The buttons of a task: exactly what the server says the reader may do now. */
export function TaskActions({ task, isPending, run, onComplete, onSave }: Props) {
  const text = useText();
  const localized = useLocalized();
  const [opensNext, setOpensNext] = useStore('tasks.opensNext', true);
  const [asksHold, setAsksHold] = useState(false);
  const { may } = task;
  if (!may.claim && !may.release && !may.complete && !may.hold && task.operations.length === 0) return null;
  return (
    <Box sx={bar}>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        {may.claim && (
          <Button
            variant={may.complete ? 'outlined' : 'contained'}
            size="medium"
            disabled={isPending}
            onClick={() => run({ type: 'claim' })}
          >
            {text('tasks.claim')}
          </Button>
        )}
        {may.complete && (
          <Button variant="contained" size="medium" disabled={isPending} onClick={onComplete}>
            {text('tasks.complete')}
          </Button>
        )}
        {may.complete && task.form && (
          <Button variant="outlined" size="medium" disabled={isPending} onClick={onSave}>
            {text('tasks.save')}
          </Button>
        )}
        {may.hold && task.hold === null && (
          <Button size="medium" disabled={isPending} onClick={() => setAsksHold(true)}>
            {text('tasks.hold')}
          </Button>
        )}
        {may.hold && task.hold && (
          <Button size="medium" disabled={isPending} onClick={() => run({ type: 'resume' })}>
            {text('tasks.resume')}
          </Button>
        )}
        {may.release && (
          <Button size="medium" disabled={isPending} onClick={() => run({ type: 'release' })}>
            {text('tasks.release')}
          </Button>
        )}
        <MoreMenu taskId={task.id} offers={task.operations} />
      </Stack>
      {may.complete && (
        <>
          {task.afterwards.length > 0 && (
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {text('tasks.afterwards', { steps: task.afterwards.map(localized).join(' / ') })}
            </Typography>
          )}
          <FormControlLabel
            control={<Switch size="small" checked={opensNext} onChange={(_event, checked) => setOpensNext(checked)} />}
            label={text('tasks.open_next')}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        </>
      )}
      {asksHold && (
        <HoldDialog
          onClose={() => setAsksHold(false)}
          onHold={(hold) => {
            setAsksHold(false);
            run({ type: 'hold', ...hold });
          }}
        />
      )}
    </Box>
  );
}

/** Stays in sight while a long form scrolls; below the mark of form-js, never over it. */
const bar = { pt: 0.5 };
