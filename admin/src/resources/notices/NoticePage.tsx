import DoneAllIcon from '@mui/icons-material/DoneAll';
import { Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { NoticeItem } from './NoticeItem.tsx';
import { noticesPerPage, useNotices, useUnreadCount } from './useNotices.ts';
import { useReading } from './useReading.ts';

/** What the reader was told, the newest first. */
export function NoticePage() {
  const text = useText();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useNotices(page);
  const unread = useUnreadCount();
  const reading = useReading();
  return (
    <>
      <PageTitle title={text('notices.title')} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 1.5 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text('notices.title')}
        </Typography>
        {unread > 0 && (
          <Button startIcon={<DoneAllIcon />} disabled={reading.all.isPending} onClick={() => reading.all.mutate()}>
            {text('notices.read_all')}
          </Button>
        )}
      </Box>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting />}
      {data && (
        <Card sx={{ maxWidth: 1000 }}>
          {data.data.length === 0 && <EmptyState sentence={text('notices.empty')} />}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, '& > :first-of-type': { borderTop: 0 } }}>
            {data.data.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onRead={() => reading.one.mutate(notice.id)} />
            ))}
          </Box>
          {(data.total ?? 0) > noticesPerPage && (
            <Pages page={page} perPage={noticesPerPage} total={data.total ?? 0} onPage={setPage} />
          )}
        </Card>
      )}
    </>
  );
}
