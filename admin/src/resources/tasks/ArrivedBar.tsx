import { Alert, Button } from '@mui/material';
import { useText } from '../../i18n/useText.ts';

/** New rows are announced, not thrown in: the list does not jump under the reader's hand. */
export function ArrivedBar({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const text = useText();
  return (
    <div role="status">
      {count > 0 && (
        <Alert
          severity="info"
          variant="outlined"
          sx={{ mb: 1, py: 0 }}
          action={
            <Button color="inherit" onClick={onShow}>
              {text('tasks.show_arrived')}
            </Button>
          }
        >
          {text('tasks.arrived', { smart_count: count })}
        </Alert>
      )}
    </div>
  );
}
