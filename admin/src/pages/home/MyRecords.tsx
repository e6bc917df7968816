import { Box, List, ListItem, ListItemButton } from '@mui/material';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMyRecords } from './useMyRecords.ts';

/** What I reported or work on and that is not closed, with its stage in plain words. */
export function MyRecords() {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const { records, isLoading, error } = useMyRecords();
  return (
    <Panel flush title={text('home.my_records')}>
      {error && <ProblemNotice error={error} />}
      {isLoading && !error && <Waiting rows={3} />}
      {!isLoading && !error && records.length === 0 && <EmptyState sentence={text('home.my_records_empty')} />}
      <List disablePadding>
        {records.map((record) => (
          <ListItem key={record.id} disablePadding divider>
            <ListItemButton component={Link} to={`/records/${record.type}/${record.number}`} sx={line}>
              <Box sx={{ fontWeight: 500, color: 'primary.main' }}>{record.number}</Box>
              <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {record.title}
              </Box>
              <Box>{localized(record.stage)}</Box>
              <Box sx={{ color: 'text.secondary' }}>{text('home.changed', { at: short(record.updatedAt) })}</Box>
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Panel>
  );
}

const line = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr auto', sm: '96px minmax(0, 1fr) minmax(0, 130px) minmax(0, 150px)' },
  gap: 1,
  fontSize: '0.8125rem',
};
