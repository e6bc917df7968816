import { Box, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RuleSetDetail } from '../../../../server/contract/rule-set.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Pages } from '../../components/Pages.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';
import { useFactsText } from './useFactsText.ts';

const perPage = 50;
const columns = ['at', 'record', 'facts', 'result', 'rows', 'version'] as const;

/** What the set has decided, the latest first: facts, row and result of each, and the record it was about. */
export function DecisionLog({ set }: { readonly set: RuleSetDetail }) {
  const text = useText();
  const words = useFactsText(set.content);
  const [search, setSearch] = useSearchParams();
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? 1)) || 1);
  const row = useDeferredValue(search.get('row') ?? '');
  const sensible = row === '' || /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(row);
  const show = (next: { readonly row?: string; readonly page?: number }) => {
    const kept = { row: search.get('row') ?? '', page: 1, ...next };
    setSearch({ tab: 'decisions', ...(kept.row ? { row: kept.row } : {}), page: String(kept.page) }, { replace: true });
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['decisions', set.id, row, page],
    queryFn: () => ruleApi.decisions({ ruleSetId: set.id, ...(row ? { row } : {}) }, (page - 1) * perPage, perPage),
    enabled: sensible,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Typography variant="body2">{text('rules.decisions.hint')}</Typography>
      <TextField
        label={text('rules.decisions.row')}
        value={search.get('row') ?? ''}
        error={!sensible}
        helperText={sensible ? ' ' : text('rules.grid.id')}
        onChange={(event) => show({ row: event.target.value.trim() })}
        slotProps={{ htmlInput: { list: 'decision-rows', autoComplete: 'off', spellCheck: false } }}
        sx={{ my: 1, minWidth: 220 }}
      />
      <datalist id="decision-rows">
        {set.content.rows.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && sensible && <Waiting rows={3} />}
      {data?.value.length === 0 && (
        <EmptyState sentence={text(row ? 'rules.decisions.empty_row' : 'rules.decisions.empty')} />
      )}
      {data && data.value.length > 0 && (
        <>
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={text('rules.tab.decisions')}>
            <Table>
              <TableHead>
                <TableRow>
                  {columns.map((column) => (
                    <TableCell key={column}>{text(`rules.decisions.${column}`)}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.value.map((decision) => (
                  <TableRow key={decision.id}>
                    <TableCell>
                      <Moment at={decision.at} />
                    </TableCell>
                    <TableCell component="th" scope="row">
                      {decision.recordNumber === null ? (
                        text('rules.decisions.no_record')
                      ) : (
                        <RecordLink type={decision.recordType} number={decision.recordNumber} />
                      )}
                    </TableCell>
                    <TableCell>{words(decision.facts)}</TableCell>
                    <TableCell>{words(decision.result)}</TableCell>
                    <TableCell>{decision.rows.join(', ') || text('rules.decisions.no_row')}</TableCell>
                    <TableCell>
                      {decision.version === null
                        ? text('rules.running.older')
                        : text('rules.version_number', { number: decision.version })}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
          <Pages
            page={page}
            perPage={perPage}
            total={data.total ?? data.value.length}
            onPage={(next) => show({ page: next })}
          />
        </>
      )}
    </>
  );
}
