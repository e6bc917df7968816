import { Box, Typography } from '@mui/material';
import type { ProcessSummary } from '../../../../server/contract/process.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { ProcessCard } from './ProcessCard.tsx';
import { useProcesses } from './useProcesses.ts';

const categories = ['A', 'B', 'C', 'D', 'management'] as const;

/** The installed processes by the groups of the standard. */
export function Processes() {
  const text = useText();
  const { data: processes, error, refetch } = useProcesses();
  return (
    <>
      <PageTitle title={text('processes.title')} />
      <Typography variant="h1" sx={{ mb: 1 }}>
        {text('processes.title')}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {processes === undefined && !error && <Waiting />}
      {processes?.length === 0 && <EmptyState sentence={text('processes.empty')} />}
      {categories.map((category) => (
        <Category
          key={category}
          category={category}
          processes={(processes ?? []).filter((one) => one.category === category)}
        />
      ))}
    </>
  );
}

interface CategoryProps {
  readonly category: (typeof categories)[number];
  readonly processes: readonly ProcessSummary[];
}

function Category({ category, processes }: CategoryProps) {
  const text = useText();
  if (processes.length === 0) return null;
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1, color: 'text.secondary' }}>
        {text(`processes.category.${category}`)}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))' }}>
        {processes.map((process) => (
          <ProcessCard key={process.id} process={process} />
        ))}
      </Box>
    </Box>
  );
}
