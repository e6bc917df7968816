import { Box, Card, Link, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useRested } from '../../components/useRested.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { ArticleAudience } from './ArticleAudience.tsx';
import { knowledgeApi } from './knowledgeApi.ts';

/** Articles to look through and to search; what is looked for stands in the address. */
export function ArticlesPage() {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const typed = query.get('q') ?? '';
  const q = useRested(typed.trim());
  const { data, error, refetch } = useQuery({
    queryKey: ['articles', q],
    queryFn: ({ signal }) => knowledgeApi.articles(q, signal),
    placeholderData: (before) => before,
  });
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <PageTitle title={text('knowledge.title')} />
      <Typography variant="h1">{text('knowledge.title')}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{text('knowledge.hint')}</Typography>
      <Card component="search" sx={{ p: 2, display: 'block' }}>
        <TextField
          fullWidth
          type="search"
          label={text('knowledge.search')}
          value={typed}
          onChange={(event) => setQuery(event.target.value === '' ? {} : { q: event.target.value }, { replace: true })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Box aria-live="polite" sx={{ mt: 1 }}>
          {error && <ProblemNotice error={error} retry={refetch} />}
          {!data && !error && <Waiting rows={3} />}
          {data?.total === 0 && (
            <EmptyState sentence={q === '' ? text('knowledge.none') : text('knowledge.nothing', { q })} />
          )}
          {data && data.total > 0 && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {text('knowledge.count', { smart_count: data.total })}
            </Typography>
          )}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data?.rows.map((article) => (
              <Box component="li" key={article.id} sx={{ py: 1, overflowWrap: 'anywhere' }}>
                <Link component={RouterLink} to={`/articles/${article.number}`} sx={{ fontWeight: 500 }}>
                  {article.title}
                </Link>{' '}
                <ArticleAudience article={article} />
                <Typography variant="body2" sx={{ ...twoLines, color: 'text.secondary' }}>
                  {article.symptom === '' ? article.solution : article.symptom}
                </Typography>
              </Box>
            ))}
          </Box>
        </Box>
      </Card>
    </Box>
  );
}

const twoLines = { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' };
