import { Box, Button, Typography } from '@mui/material';
import { Link, useParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { StartForm } from '../../pages/StartForm.tsx';
import { useCatalogue } from './useCatalogue.ts';
import { useItemFacts } from './useItemFacts.ts';

/** The form of one item, under what it is and what is promised. */
export function OrderPage() {
  const { item: code = '' } = useParams();
  const text = useText();
  const localized = useLocalized();
  const facts = useItemFacts();
  const { data, error, refetch } = useCatalogue();
  const item = data?.find(({ id }) => id === code);
  const back = (
    <Button component={Link} to="/catalogue">
      {text('catalogue.back')}
    </Button>
  );
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <PageTitle title={localized(item?.name) || text('catalogue.title')} />
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting />}
      {data && !item && (
        <>
          <Typography variant="h1">{text('catalogue.title')}</Typography>
          <EmptyState sentence={text('catalogue.not_offered')} action={back} />
        </>
      )}
      {item && (
        <>
          {back}
          <Typography variant="h1">{localized(item.name)}</Typography>
          <Typography>{localized(item.summary)}</Typography>
          <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{facts(item).join(' · ')}</Typography>
          <StartForm key={item.id} process={item.processId} item={item.id} label={localized(item.name)} />
        </>
      )}
    </Box>
  );
}
