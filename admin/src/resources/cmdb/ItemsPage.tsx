import {
  Box,
  Button,
  Link,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useNarrowedList } from '../../components/useNarrowedList.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { itemApi } from './itemApi.ts';
import { useItemNames } from './useItemNames.ts';

const perPage = 25;
const filters = ['q', 'type', 'status', 'quality'] as const;
const qualities = ['no-owner', 'no-relation', 'never-verified'] as const;

/** Every configuration item the reader may know of; the address keeps what it is narrowed by. */
export function ItemsPage() {
  const text = useText();
  const may = useMay();
  const { model, typeName, stateName } = useItemNames();
  const { page, filter, narrow } = useNarrowedList(filters);
  const { data, error, refetch } = useQuery({
    queryKey: ['items', filter, page],
    queryFn: () => itemApi.list(filter, (page - 1) * perPage, perPage),
    placeholderData: (previous) => previous,
  });
  const select = (key: (typeof filters)[number], label: string, options: readonly (readonly [string, string])[]) => (
    <TextField
      select
      size="small"
      label={label}
      value={filter[key] ?? ''}
      onChange={(event) => narrow(key, event.target.value)}
      sx={{ minWidth: 160 }}
    >
      <MenuItem value="">{text('cmdb.all')}</MenuItem>
      {options.map(([value, name]) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <>
      <PageTitle title={text('cmdb.title')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text('cmdb.title')}
        </Typography>
        <Button component={RouterLink} to="/cmdb/baselines">
          {text('cmdb.baselines')}
        </Button>
        {may('item.manage') && (
          <Button component={RouterLink} to="/cmdb/import">
            {text('cmdb.import')}
          </Button>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('cmdb.hint')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <TextField
          size="small"
          type="search"
          label={text('cmdb.search')}
          value={filter['q'] ?? ''}
          onChange={(event) => narrow('q', event.target.value)}
        />
        {select(
          'type',
          text('cmdb.type'),
          (model?.types ?? []).map(({ type }) => [type, typeName(type)]),
        )}
        {select(
          'status',
          text('cmdb.status'),
          (model?.states ?? []).map(({ key }) => [key, stateName(key)]),
        )}
        {select(
          'quality',
          text('cmdb.quality.label'),
          qualities.map((key) => [key, text(`cmdb.quality.${key}`)]),
        )}
      </Box>
      <Panel title={text('cmdb.title')} flush>
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting />}
        {data?.value.length === 0 && <EmptyState sentence={text('cmdb.empty')} />}
        {data && data.value.length > 0 && <ItemRows rows={data.value} />}
        {data && (data.total ?? 0) > perPage && (
          <Pages
            page={page}
            perPage={perPage}
            total={data.total ?? 0}
            onPage={(next) => narrow('page', String(next))}
          />
        )}
      </Panel>
    </>
  );
}

function ItemRows({ rows }: { readonly rows: Awaited<ReturnType<typeof itemApi.list>>['value'] }) {
  const text = useText();
  const localized = useLocalized();
  const { typeName, stateName, serviceName } = useItemNames();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {(['name', 'number', 'type', 'status', 'owner', 'services'] as const).map((column) => (
              <TableCell key={column}>{text(`cmdb.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((item) => (
            <TableRow key={item.id}>
              <TableCell component="th" scope="row">
                <Link component={RouterLink} to={`/cmdb/${encodeURIComponent(item.id)}`}>
                  {item.name}
                </Link>
              </TableCell>
              <TableCell>{item.number}</TableCell>
              <TableCell>{typeName(item.type)}</TableCell>
              <TableCell>{stateName(item.status)}</TableCell>
              <TableCell>{localized(item.owner?.name) || '–'}</TableCell>
              <TableCell>{item.services.map(serviceName).join(', ') || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
