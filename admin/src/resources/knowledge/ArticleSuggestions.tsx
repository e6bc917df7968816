import { Box, Button, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Article } from '../../../../server/contract/knowledge.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useRested } from '../../components/useRested.ts';
import { useText } from '../../i18n/useText.ts';
import { knowledgeApi } from './knowledgeApi.ts';

interface Props {
  /** What somebody has written so far. */
  readonly written: string;
  /** Service it is about; empty while none is chosen. */
  readonly serviceId: string;
  /** An article helped: no report is needed. */
  readonly onSolved: () => void;
}

/** Fewer characters than these say nothing yet. */
const fewest = 4;

/** Articles that may help, beside the report somebody writes. */
export function ArticleSuggestions({ written, serviceId, onSolved }: Props) {
  const text = useText();
  const q = useRested(written.trim());
  const isAsked = q.length >= fewest;
  const { data, error, refetch } = useQuery({
    queryKey: ['article-suggestions', q, serviceId],
    enabled: isAsked,
    queryFn: ({ signal }) => knowledgeApi.suggestions(q, serviceId, signal),
    placeholderData: (before) => before,
  });
  const said = () => {
    if (!isAsked || data === undefined) return text('knowledge.suggest.begin');
    return data.rows.length === 0
      ? text('knowledge.suggest.nothing')
      : text('knowledge.suggest.count', { smart_count: data.rows.length });
  };
  return (
    <Panel title={text('knowledge.suggest.title')}>
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary' }}>
        {error === null && said()}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {isAsked && data && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.rows.map((article) => (
            <Suggestion key={article.id} article={article} onSolved={onSolved} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

/** Opens in place, because whoever leaves the page would fear for what they wrote. */
function Suggestion({ article, onSolved }: { readonly article: Article; readonly onSolved: () => void }) {
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box component="li" sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
      <Button
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        sx={{ textAlign: 'start', justifyContent: 'start', textTransform: 'none' }}
      >
        {article.title}
      </Button>
      <Box id={id} hidden={!isOpen} sx={{ px: 1 }}>
        {article.symptom !== '' && (
          <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>
            {article.symptom}
          </Typography>
        )}
        <Typography sx={{ whiteSpace: 'pre-line', my: 1 }}>{article.solution}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Button variant="outlined" onClick={onSolved}>
            {text('knowledge.suggest.solved')}
          </Button>
          <Link href={`/articles/${article.number}`} target="_blank" rel="noopener" variant="body2">
            {text('knowledge.suggest.open')}
          </Link>
        </Box>
      </Box>
    </Box>
  );
}
