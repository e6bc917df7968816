import { Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { useMay } from '../../session/useMay.ts';
import { AgendaEntry } from './AgendaEntry.tsx';
import { changeBoardApi } from './changeBoardApi.ts';
import { MinutesPanel } from './MinutesPanel.tsx';
import { WriteMinutes } from './WriteMinutes.tsx';

/** What waits for the change advisory board, vote by vote, and the minutes of its meetings. */
export function ChangeBoardPage() {
  const text = useText();
  const may = useMay();
  const queries = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['change-board', 'agenda'], queryFn: changeBoardApi.agenda });
  const renew = () => queries.invalidateQueries({ queryKey: ['change-board'] });
  const step = (by: 1 | -1) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[data-agenda]') ?? [])];
    const here = entries.findIndex((entry) => entry.contains(document.activeElement));
    entries[Math.min(Math.max(here + by, 0), entries.length - 1)]?.focus();
  };
  useKeys({ n: () => step(1), p: () => step(-1) });
  return (
    <>
      <PageTitle title={text('changeBoard.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('changeBoard.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('changeBoard.hint')}
      </Typography>
      {data?.mayWriteMinutes && (
        <Button variant="contained" onClick={() => setWriting(true)} sx={{ mb: 1.5 }}>
          {text('changeBoard.minutes.write')}
        </Button>
      )}
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={6} />}
      {data?.items.length === 0 && <EmptyState sentence={text('changeBoard.empty')} />}
      <div ref={list}>
        {data?.items.map((item) => (
          <AgendaEntry key={item.recordId} item={item} onVoted={renew} />
        ))}
      </div>
      {may('calendar.read') && <MinutesPanel />}
      {isWriting && (
        <WriteMinutes
          onClose={() => setWriting(false)}
          onWritten={() => {
            setWriting(false);
            void renew();
          }}
        />
      )}
    </>
  );
}
