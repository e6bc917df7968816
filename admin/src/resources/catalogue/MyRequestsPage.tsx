import { Box, Button, Card, List, ListItem, ListItemButton, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { RecordView } from '../../../../server/contract/record.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMyRequests } from './useMyRequests.ts';

/** What I asked for, in plain words: where it stands and when it is expected; what is open first. */
export function MyRequestsPage() {
  const text = useText();
  const { requests, isLoading, error } = useMyRequests();
  return (
    <Box sx={{ maxWidth: 900, mx: 'auto' }}>
      <PageTitle title={text('catalogue.mine')} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text('catalogue.mine')}
        </Typography>
        <Button component={Link} to="/catalogue" variant="contained">
          {text('catalogue.order')}
        </Button>
      </Stack>
      {error && <ProblemNotice error={error} />}
      {isLoading && !error && <Waiting rows={4} />}
      {!isLoading && !error && requests.length === 0 && <EmptyState sentence={text('catalogue.mine_empty')} />}
      {requests.length > 0 && (
        <Card>
          <List disablePadding>
            {requests.map((request) => (
              <RequestLine key={request.id} request={request} />
            ))}
          </List>
        </Card>
      )}
    </Box>
  );
}

function RequestLine({ request }: { readonly request: RecordView }) {
  const localized = useLocalized();
  const expected = useExpected();
  return (
    <ListItem disablePadding divider>
      <ListItemButton
        component={Link}
        to={`/records/${request.type}/${request.number}`}
        sx={{ display: 'block', py: 1, minHeight: 44 }}
      >
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <strong>{request.title}</strong>
          <Box component="span" sx={{ color: 'primary.main', whiteSpace: 'nowrap' }}>
            {request.number}
          </Box>
        </Box>
        <Box>{localized(request.stage)}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{expected(request)}</Box>
      </ListItemButton>
    </ListItem>
  );
}

/** When it is expected; before it is approved nobody can say more than that the time begins then. */
function useExpected(): (request: RecordView) => string {
  const text = useText();
  const { short } = useMoments();
  return ({ closedAt, fields }) => {
    const due = fields['fulfilmentDue'];
    const fulfilled = fields['fulfilledAt'];
    if (closedAt !== null) return text('catalogue.ended', { at: short(closedAt) });
    if (typeof fulfilled === 'string') return text('catalogue.fulfilled', { at: short(fulfilled) });
    return typeof due === 'string' ? text('catalogue.expected', { at: short(due) }) : text('catalogue.after_approval');
  };
}
