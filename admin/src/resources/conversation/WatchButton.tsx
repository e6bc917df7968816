import WatchIcon from '@mui/icons-material/NotificationsActiveOutlined';
import UnwatchIcon from '@mui/icons-material/NotificationsOffOutlined';
import { Button } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

/** Asks to be told what happens to a record, or no longer. */
export function WatchButton({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { watchRecord } = useDataProvider<PraxisDataProvider>();
  const change = useMutation({
    mutationFn: () => watchRecord(record.type, record.id, !record.watching),
    onSuccess: ({ watching }) =>
      notify(text(watching ? 'conversation.watched' : 'conversation.unwatched'), { autoHideDuration: 3_000 }),
    onError: notifyProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['record-page', 'record'] }),
  });
  return (
    <Button
      variant="outlined"
      startIcon={record.watching ? <UnwatchIcon /> : <WatchIcon />}
      disabled={change.isPending}
      onClick={() => change.mutate()}
    >
      {text(record.watching ? 'conversation.unwatch' : 'conversation.watch')}
    </Button>
  );
}
