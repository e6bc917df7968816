import { Button, Paper } from '@mui/material';
import { Link } from 'react-router-dom';
import type { RecordTypeView } from '../../../../server/contract/record.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useProcesses } from '../processes/useProcesses.ts';

/** Leads to the report page of the process, where the reader may start it. */
export function RegisterEmpty({ type }: { readonly type: RecordTypeView }) {
  const text = useText();
  const localized = useLocalized();
  const process = useProcesses().data?.find((one) => one.id === type.processId);
  return (
    <Paper variant="outlined" sx={{ width: '100%', mt: 1 }}>
      <EmptyState
        sentence={text('records.empty')}
        action={
          process?.startable && (
            <Button component={Link} to={`/report/${process.id}`} variant="contained">
              {localized(process.name)}
            </Button>
          )
        }
      />
    </Paper>
  );
}
