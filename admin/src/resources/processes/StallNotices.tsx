import { Stack } from '@mui/material';
import { lazy, Suspense } from 'react';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { Waiting } from '../../components/Waiting.tsx';

/** Most runs go on: what repairs them is loaded for one that does not. */
const StallNotice = lazy(() => import('./StallNotice.tsx').then((notice) => ({ default: notice.StallNotice })));

/** Where and why a run cannot go on, one notice for each place; nothing for a run that goes on. */
export function StallNotices({ instance }: { readonly instance: ProcessInstanceView }) {
  if (instance.stalls.length === 0) return null;
  return (
    <Suspense fallback={<Waiting rows={instance.stalls.length} />}>
      <Stack spacing={0.5}>
        {instance.stalls.map((stall) => (
          <StallNotice key={stall.id} instance={instance} stall={stall} />
        ))}
      </Stack>
    </Suspense>
  );
}
