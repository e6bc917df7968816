import { Box, Card, Typography } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { SearchBox } from './SearchBox.tsx';

/** The search as a page: what is looked for stands in the address. */
export function SearchPage() {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <PageTitle title={text('search.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('search.title')}
      </Typography>
      <Card sx={{ p: 2 }}>
        <SearchBox
          typed={query.get('q') ?? ''}
          onTyped={(typed) => setQuery(typed === '' ? {} : { q: typed }, { replace: true })}
        />
      </Card>
    </Box>
  );
}
