import { Box } from '@mui/material';
import type { Task } from '../../../../server/contract/task.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';

/** Who has the task: myself, by name, or nobody yet. */
export function Assignee({ task }: { readonly task: Task }) {
  const text = useText();
  const localized = useLocalized();
  const me = useSession()?.user.id;
  if (task.assignee === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {text('tasks.unassigned')}
      </Box>
    );
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {task.assignee.id === me ? text('tasks.you') : localized(task.assignee.name)}
    </Box>
  );
}
