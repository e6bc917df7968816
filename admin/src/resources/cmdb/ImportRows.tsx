import { Box, MenuItem, Table, TableBody, TableCell, TableHead, TableRow, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemImportRow, ItemImportView } from '../../../../server/contract/item-import.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';
import { useFinding } from './useFinding.ts';
import { useItemNames, valueText } from './useItemNames.ts';

const perPage = 25;
const outcomes = ['create', 'update', 'same', 'refused'] as const;

/** What becomes of every row, and what is wrong with it. */
export function ImportRows({ id, status }: { readonly id: string; readonly status: ItemImportView['status'] }) {
  const text = useText();
  const [outcome, setOutcome] = useState('');
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['item-import-rows', id, status, outcome, page],
    queryFn: () => itemApi.importRows(id, outcome === '' ? {} : { outcome }, (page - 1) * perPage, perPage),
  });
  return (
    <Panel title={text('cmdb.imports.rows')} flush>
      <TextField
        select
        size="small"
        label={text('cmdb.imports.outcome.label')}
        value={outcome}
        sx={{ minWidth: 160, m: 1.5 }}
        onChange={(event) => {
          setOutcome(event.target.value);
          setPage(1);
        }}
      >
        <MenuItem value="">{text('cmdb.all')}</MenuItem>
        {outcomes.map((each) => (
          <MenuItem key={each} value={each}>
            {text(`cmdb.imports.outcome.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      {data?.value.length === 0 && <EmptyState sentence={text('cmdb.imports.none')} />}
      {data && data.value.length > 0 && <Rows rows={data.value} />}
      {data && (data.total ?? 0) > perPage && (
        <Pages page={page} perPage={perPage} total={data.total ?? 0} onPage={setPage} />
      )}
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly ItemImportRow[] }) {
  const text = useText();
  const finding = useFinding();
  const { attributeName } = useItemNames();
  const typeOf = ({ differences }: ItemImportRow) =>
    String(differences.find(({ attribute }) => attribute === 'type')?.after ?? '');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{text('cmdb.imports.row')}</TableCell>
            <TableCell>{text('cmdb.name')}</TableCell>
            <TableCell>{text('cmdb.imports.outcome.label')}</TableCell>
            <TableCell>{text('cmdb.imports.differences')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.row}>
              <TableCell>{row.row}</TableCell>
              <TableCell component="th" scope="row">
                {row.name}
              </TableCell>
              <TableCell>{text(`cmdb.imports.outcome.${row.outcome}`)}</TableCell>
              <TableCell>
                <Box component="ul" sx={{ m: 0, pl: 2 }}>
                  {row.findings.map((each) => (
                    <li key={`${each.path} ${each.code}`}>
                      {each.path}: {finding(each)}
                    </li>
                  ))}
                  {row.differences.map(({ attribute, before, after }) => (
                    <li key={attribute}>
                      {attributeName(typeOf(row), attribute)}: {valueText(before)} → {valueText(after)}
                    </li>
                  ))}
                </Box>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
