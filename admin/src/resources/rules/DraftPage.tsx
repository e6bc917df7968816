import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { ruleApi } from './ruleApi.ts';
import { ValueWords } from './ValueWords.ts';

/** A draft on its way to approval. What is typed stays on the page while others change the draft. */
export function DraftPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-draft', id],
    queryFn: () => ruleApi.draft(id),
    refetchOnWindowFocus: false,
  });
  const { data: set } = useQuery({
    queryKey: ['rule-set', data?.ruleSet],
    queryFn: () => ruleApi.read(data?.ruleSet ?? ''),
    enabled: data !== undefined,
  });
  if (error && !data) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  return (
    <ValueWords value={set?.valueWords ?? {}}>
      <DraftEditor key={data.id} draft={data} inForce={set?.content} />
    </ValueWords>
  );
}
