import { Button } from '@mui/material';
import { useState } from 'react';
import type { OfferedMessage, RecordDetail } from '../../../../server/contract/record.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { MessageDialog } from './MessageDialog.tsx';

/** Comments have a place of their own: the conversation. */
const saidElsewhere = 'msg.case.comment';

/** What the process of the record listens to and the reader may say: cancel, reopen ... */
export function OfferedMessages({ record }: { readonly record: RecordDetail }) {
  const localized = useLocalized();
  const [chosen, setChosen] = useState<OfferedMessage | null>(null);
  return (
    <>
      {record.offered
        .filter(({ name }) => name !== saidElsewhere)
        .map((message) => (
          <Button key={message.name} variant="outlined" onClick={() => setChosen(message)}>
            {localized(message.label)}
          </Button>
        ))}
      {chosen && <MessageDialog record={record} message={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
