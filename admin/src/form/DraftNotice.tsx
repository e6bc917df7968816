import { Alert, Button, Typography } from '@mui/material';
import { useMoments } from '../components/useMoments.ts';
import { useText } from '../i18n/useText.ts';
import type { useDraft } from './useDraft.ts';

/** Says that a draft was brought back, and later that what is typed is kept. */
export function DraftNotice({ draft }: { readonly draft: ReturnType<typeof useDraft> }) {
  const text = useText();
  const { short } = useMoments();
  return (
    <>
      {draft.restored && (
        <Alert
          severity="info"
          variant="outlined"
          sx={{ py: 0 }}
          action={
            <Button color="inherit" onClick={draft.discard}>
              {text('tasks.draft_discard')}
            </Button>
          }
        >
          {text('tasks.draft_restored', { at: short(draft.restored.savedAt) })}
        </Alert>
      )}
      {/* Its line is there from the start: a form that moves down while somebody clicks loses the click. */}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {draft.kept ? text('tasks.draft_kept', { at: short(draft.kept.savedAt) }) : '\u00a0'}
      </Typography>
    </>
  );
}
