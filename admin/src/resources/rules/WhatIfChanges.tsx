import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { WhatIfView } from '../../../../server/contract/what-if.ts';
import { Moment } from '../../components/Moment.tsx';
import { Pages } from '../../components/Pages.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';
import { useFactsText } from './useFactsText.ts';
import { useRefusal } from './useRefusal.ts';

const perPage = 25;
const columns = ['record', 'at', 'facts', 'before', 'after'] as const;

/** Decisions that would be others: the record, old and new. */
export function WhatIfChanges({ run, set }: { readonly run: WhatIfView; readonly set: RuleSet }) {
  const text = useText();
  const words = useFactsText(set);
  const refusal = useRefusal();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['what-if-changes', run.id, page, run.changed],
    queryFn: () => ruleApi.changes(run.id, (page - 1) * perPage, perPage),
  });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting rows={3} />;
  return (
    <>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={text('rules.tab.what_if')}>
        <Table>
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column}>{text(`rules.what_if.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.value.map((change) => (
              <TableRow key={change.id}>
                <TableCell component="th" scope="row">
                  <RecordLink type={change.recordType} number={change.recordNumber} />
                </TableCell>
                <TableCell>
                  <Moment at={change.at} />
                </TableCell>
                <TableCell>{words(change.facts)}</TableCell>
                <TableCell>{words(change.before.result)}</TableCell>
                <TableCell>
                  {change.after.refused === undefined ? words(change.after.result) : refusal(change.after.refused)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <Pages page={page} perPage={perPage} total={data.total ?? data.value.length} onPage={setPage} />
    </>
  );
}
