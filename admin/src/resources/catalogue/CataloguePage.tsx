import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { Link, useSearchParams } from 'react-router-dom';
import type { CatalogueEntry } from '../../../../server/contract/catalogue.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ItemCard } from './ItemCard.tsx';
import { matches } from './matches.ts';
import { useCatalogue } from './useCatalogue.ts';

/** The catalogue by situation, with a search that knows both languages. What is searched stands in the address. */
export function CataloguePage() {
  const text = useText();
  const { data, error, refetch } = useCatalogue();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('q') ?? '';
  const search = (q: string) => setParams(q === '' ? {} : { q }, { replace: true });
  const found = (data ?? []).filter((item) => matches(item, wanted.trim()));
  return (
    <>
      <PageTitle title={text('catalogue.title')} />
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text('catalogue.title')}
        </Typography>
        <Button component={Link} to="/my-requests" variant="outlined">
          {text('catalogue.mine')}
        </Button>
      </Stack>
      <TextField
        fullWidth
        type="search"
        label={text('catalogue.search')}
        value={wanted}
        onChange={(event) => search(event.target.value)}
        sx={{ mb: 2, maxWidth: 560 }}
      />
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={6} />}
      {data?.length === 0 && <EmptyState sentence={text('catalogue.empty')} />}
      {data && data.length > 0 && found.length === 0 && (
        <EmptyState
          sentence={text('catalogue.nothing_found')}
          action={<Button onClick={() => search('')}>{text('catalogue.clear')}</Button>}
        />
      )}
      {byCategory(found).map(([category, items]) => (
        <Category key={category} name={items[0]?.category.name} items={items} />
      ))}
    </>
  );
}

function Category({
  name,
  items,
}: {
  readonly name: CatalogueEntry['name'] | undefined;
  readonly items: readonly CatalogueEntry[];
}) {
  const title = useLocalized()(name);
  return (
    <Box component="section" aria-label={title} sx={{ mb: 2 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="ul" sx={grid}>
        {items.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </Box>
    </Box>
  );
}

function byCategory(items: readonly CatalogueEntry[]): readonly (readonly [string, readonly CatalogueEntry[]])[] {
  const ids = new Set(items.map(({ category }) => category.id));
  return [...ids].map((id) => [id, items.filter(({ category }) => category.id === id)] as const);
}

const grid = {
  m: 0,
  p: 0,
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
};
