import {
  Box,
  Button,
  Checkbox,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleSetDetail, RuleSetUse } from '../../../../server/contract/rule-set.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Pages } from '../../components/Pages.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { RebindDialog } from './RebindDialog.tsx';
import { ruleApi } from './ruleApi.ts';

const perPage = 50;
const columns = ['record', 'started', 'version'] as const;

/** Running cases by the version they decide by; chosen ones are bound to another. */
export function RunningCases({ set }: { readonly set: RuleSetDetail }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-set-uses', set.id, page],
    queryFn: () => ruleApi.uses(set.id, (page - 1) * perPage, perPage),
  });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting rows={3} />;
  if (data.value.length === 0) return <EmptyState sentence={text('rules.running.empty')} />;
  const choose = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  return (
    <Stack spacing={1}>
      <Typography variant="body2">{text('rules.running.hint')}</Typography>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <Button variant="outlined" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
          {text('rules.running.rebind')}
        </Button>
        {chosen.length > 0 && text('rules.running.chosen', { smart_count: chosen.length })}
      </Stack>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={text('rules.tab.running')}>
        <Table>
          <TableHead>
            <TableRow>
              <TableCell />
              {columns.map((column) => (
                <TableCell key={column}>{text(`rules.running.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.value.map((use) => (
              <UseRow key={use.id} use={use} chosen={chosen.includes(use.id)} onChoose={() => choose(use.id)} />
            ))}
          </TableBody>
        </Table>
      </Box>
      <Pages page={page} perPage={perPage} total={data.total ?? data.value.length} onPage={setPage} />
      {asking && (
        <RebindDialog
          set={set}
          instanceIds={chosen}
          onClose={() => {
            setAsking(false);
            setChosen([]);
            void refetch();
          }}
        />
      )}
    </Stack>
  );
}

function UseRow({
  use,
  chosen,
  onChoose,
}: {
  readonly use: RuleSetUse;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  return (
    <TableRow selected={chosen}>
      <TableCell padding="checkbox">
        <Checkbox
          size="small"
          checked={chosen}
          onChange={onChoose}
          slotProps={{ input: { 'aria-label': text('rules.running.choose', { record: use.recordNumber ?? use.id }) } }}
        />
      </TableCell>
      <TableCell component="th" scope="row">
        <RecordLink type={use.recordType} number={use.recordNumber} /> {use.title}
      </TableCell>
      <TableCell>
        <Moment at={use.startedAt} />
      </TableCell>
      <TableCell>
        {use.version === null ? text('rules.running.older') : text('rules.version_number', { number: use.version })}
        {use.rebound ? ` (${text('rules.running.rebound')})` : ''}
      </TableCell>
    </TableRow>
  );
}
