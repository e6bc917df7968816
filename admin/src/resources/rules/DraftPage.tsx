import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { ruleApi } from './ruleApi.ts';

/** A draft on its way to approval. What is typed stays on the page while others change the draft. */
export function DraftPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-draft', id],
    queryFn: () => ruleApi.draft(id),
    refetchOnWindowFocus: false,
  });
  if (error && !data) return <ProblemNotice error={error} retry={refetch} />;
  return data ? <DraftEditor key={data.id} draft={data} /> : <Waiting />;
}
