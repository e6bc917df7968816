import { Button, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useText } from '../../i18n/useText.ts';
import { TaskOperationDialog } from './TaskOperationDialog.tsx';

/** Lets the requester remind whoever works for them; says so where somebody has just done it. */
export function UrgeButton({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const [asks, setAsks] = useState(false);
  const open = record.urgeable.find(({ urged }) => !urged);
  if (record.urgeable.length === 0) return null;
  return (
    <>
      <Tooltip title={open ? '' : text('byHand.why.urged')}>
        <span>
          <Button variant="outlined" disabled={open === undefined} onClick={() => setAsks(true)}>
            {text('byHand.name.urge')}
          </Button>
        </span>
      </Tooltip>
      {asks && open && (
        <TaskOperationDialog
          taskId={open.taskId}
          offer={{ operation: 'urge', refusal: null, targets: [], orders: [], people: [] }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
