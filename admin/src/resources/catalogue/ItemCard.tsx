import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { CatalogueEntry } from '../../../../server/contract/catalogue.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useItemFacts } from './useItemFacts.ts';

/** One item: the whole card is the way to its form. */
export function ItemCard({ item }: { readonly item: CatalogueEntry }) {
  const localized = useLocalized();
  const facts = useItemFacts();
  return (
    <Card component="li" variant="outlined" sx={{ listStyle: 'none', display: 'flex' }}>
      <CardActionArea component={Link} to={`/catalogue/${item.id}`} sx={{ p: 1.5, display: 'block', minHeight: 44 }}>
        <Typography variant="h3" component="span" sx={{ display: 'block', fontSize: '0.95rem' }}>
          {localized(item.name)}
        </Typography>
        <Typography variant="body2" component="span" sx={{ display: 'block', mb: 0.5 }}>
          {localized(item.summary)}
        </Typography>
        {facts(item).map((fact) => (
          <Box key={fact} component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem' }}>
            {fact}
          </Box>
        ))}
      </CardActionArea>
    </Card>
  );
}
