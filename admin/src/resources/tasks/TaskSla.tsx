import LateIcon from '@mui/icons-material/ErrorOutlined';
import DueIcon from '@mui/icons-material/Schedule';
import { Box } from '@mui/material';
import type { Task } from '../../../../server/contract/task.ts';
import { urgentClock } from '../../components/clockStatus.ts';
import { SlaBar } from '../../components/SlaBar.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useNow } from '../../components/useNow.ts';
import { useText } from '../../i18n/useText.ts';

/** How long a task has: by the clock of its record, else by its own due time; null when nothing presses. */
export function TaskSla({ task }: { readonly task: Task }) {
  const clock = urgentClock(task.clocks);
  if (clock) return <SlaBar clock={clock} />;
  return task.dueAt === null ? null : <DueAt at={task.dueAt} />;
}

function DueAt({ at }: { readonly at: string }) {
  const text = useText();
  const { short, full } = useMoments();
  const late = Date.parse(at) < useNow().getTime();
  const Icon = late ? LateIcon : DueIcon;
  return (
    <Box title={full(at)} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
      <Icon aria-hidden sx={{ fontSize: 16, color: late ? 'error.main' : 'text.secondary' }} />
      {text(late ? 'tasks.was_due' : 'tasks.due', { at: short(at) })}
    </Box>
  );
}
