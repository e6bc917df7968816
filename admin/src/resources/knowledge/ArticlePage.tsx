import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { Moment } from '../../components/Moment.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useChoices } from '../../components/useChoices.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ArticleAudience } from './ArticleAudience.tsx';
import { knowledgeApi } from './knowledgeApi.ts';

/** One article: what is seen, and what to do. */
export function ArticlePage() {
  const { id = '' } = useParams();
  const text = useText();
  const localized = useLocalized();
  const services = useChoices('services').data;
  const { data, error, refetch } = useQuery({ queryKey: ['article', id], queryFn: () => knowledgeApi.article(id) });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const { serviceId } = data;
  const service = localized(services?.find(({ value }) => value === serviceId)?.label) || serviceId;
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto', overflowWrap: 'anywhere' }}>
      <PageTitle title={data.title} />
      <Button component={Link} to="/articles" startIcon={<BackIcon />} sx={{ mb: 1 }}>
        {text('knowledge.all')}
      </Button>
      <Typography variant="h1">{data.title}</Typography>
      <Typography component="div" variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {data.number}
        {service !== null && ` · ${service}`}
        {data.publishedAt !== null && (
          <>
            {' · '}
            {text('knowledge.published')} <Moment at={data.publishedAt} />
          </>
        )}{' '}
        <ArticleAudience article={data} />
      </Typography>
      <Card sx={{ p: 2 }}>
        {data.symptom !== '' && (
          <>
            <Typography variant="h2">{text('knowledge.symptom')}</Typography>
            <Typography sx={{ whiteSpace: 'pre-line', mb: 2 }}>{data.symptom}</Typography>
          </>
        )}
        <Typography variant="h2">{text('knowledge.solution')}</Typography>
        <Typography sx={{ whiteSpace: 'pre-line' }}>{data.solution}</Typography>
      </Card>
    </Box>
  );
}
