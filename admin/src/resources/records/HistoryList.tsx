import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { HistoryEntry } from '../../../../server/contract/history.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { DecisionDisclosure } from './DecisionDisclosure.tsx';
import { decisionOf } from './decision.ts';
import { useHistorySentence } from './useHistorySentence.ts';

interface Props {
  readonly filter: { readonly recordId: string } | { readonly instanceId: string };
  /** Type of the record; null when the run has none. */
  readonly recordType: string | null;
}

const mostRows = 200;

/** What happened, the newest first: what people read, or every step. */
export function HistoryList({ filter, recordType }: Props) {
  const text = useText();
  const [all, setAll] = useState(false);
  const { getList } = useDataProvider<PraxisDataProvider>();
  const asked = all ? filter : { ...filter, kind: 'timeline' };
  const { data, error, refetch } = useQuery({
    queryKey: ['record-page', 'history', asked],
    queryFn: ({ signal }) =>
      getList<HistoryEntry>('history', {
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: mostRows },
        filter: asked,
        signal,
      }),
  });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (data === undefined) return <Waiting />;
  const entries = all ? data.data : data.data.filter(isTold);
  if (entries.length === 0) return <EmptyState sentence={text('records.timeline_empty')} />;
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry) => (
          <HistoryItem key={entry.id} entry={entry} recordType={recordType} />
        ))}
      </Box>
      <Button onClick={() => setAll(!all)}>{text(all ? 'history.show_people' : 'history.show_all')}</Button>
    </>
  );
}

/** That a rule was asked says more than that its task is done; the events at both ends say what the run itself says. */
function isTold({ elementType, lifecycle }: HistoryEntry): boolean {
  return lifecycle !== 'completed' || !['businessRuleTask', 'startEvent', 'endEvent'].includes(elementType ?? '');
}

function HistoryItem({ entry, recordType }: Pick<Props, 'recordType'> & { readonly entry: HistoryEntry }) {
  const text = useText();
  const localized = useLocalized();
  const sentence = useHistorySentence();
  const { title, detail } = sentence(entry);
  const decision = decisionOf(entry.details);
  return (
    <Box component="li" sx={item}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        <Moment at={entry.at} /> · {entry.actor ? localized(entry.actor.name) : text('history.system')}
      </Box>
      <Box sx={{ overflowWrap: 'anywhere' }}>{title}</Box>
      {detail && <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{detail}</Box>}
      {decision && recordType && entry.recordId && (
        <DecisionDisclosure decision={decision} recordType={recordType} recordId={entry.recordId} />
      )}
    </Box>
  );
}

const item = {
  position: 'relative',
  pl: 2,
  pb: 1.25,
  fontSize: '0.8125rem',
  borderLeft: 2,
  borderColor: 'divider',
  '&::before': {
    content: '""',
    position: 'absolute',
    left: -5,
    top: 5,
    width: 8,
    height: 8,
    borderRadius: '50%',
    bgcolor: 'primary.main',
  },
};
