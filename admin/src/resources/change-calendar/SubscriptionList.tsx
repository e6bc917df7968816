import { Box, Button, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { subscriptionApi } from './subscriptionApi.ts';

/** Under which key the reader's subscriptions are kept. */
export const subscriptionsKey = ['calendar-subscriptions'];

/** The reader's subscriptions, each to be revoked. */
export function SubscriptionList() {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const { short } = useMoments();
  // Programs read at any time, so what was shown before is not shown again.
  const { data, error, refetch } = useQuery({
    queryKey: subscriptionsKey,
    queryFn: subscriptionApi.list,
    staleTime: 0,
  });
  const revoke = useMutation({
    mutationFn: subscriptionApi.revoke,
    onSuccess: () => notify(text('changeCalendar.subscription.revoked'), { type: 'success' }),
    onSettled: () => queries.invalidateQueries({ queryKey: subscriptionsKey }),
  });
  return (
    <Box component="section" aria-label={text('changeCalendar.subscription.own')}>
      <Typography variant="h2" component="h3">
        {text('changeCalendar.subscription.own')}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {revoke.error && <ProblemNotice error={revoke.error} />}
      {data === undefined && !error && <Waiting rows={2} />}
      {data?.length === 0 && <EmptyState sentence={text('changeCalendar.subscription.none')} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.map(({ id, name, createdAt, lastReadAt }) => (
          <Box component="li" key={id} sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5 }}>
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <Box sx={{ fontWeight: 500 }}>{name}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
                {text('changeCalendar.subscription.made', { at: short(createdAt) })}
                {' · '}
                {lastReadAt === null
                  ? text('changeCalendar.subscription.never_read')
                  : text('changeCalendar.subscription.last_read', { at: short(lastReadAt) })}
              </Box>
            </Box>
            <Button
              color="error"
              disabled={revoke.isPending}
              aria-label={`${text('changeCalendar.subscription.revoke')}: ${name}`}
              onClick={() => revoke.mutate(id)}
            >
              {text('changeCalendar.subscription.revoke')}
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
