import { Box, Chip, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import type { RuleSetSummary } from '../../../../server/contract/rule-set.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';

const columns = ['name', 'package', 'version', 'since', 'rows', 'cases', 'used_by', 'state'] as const;

/** Every rule set in force, and which of them are being changed. */
export function RuleRegister() {
  const text = useText();
  const { data, error, refetch } = useQuery({ queryKey: ['rule-sets'], queryFn: ruleApi.list });
  return (
    <>
      <PageTitle title={text('rules.title')} />
      <Typography variant="h1">{text('rules.title')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('rules.hint')}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting />}
      {data?.length === 0 && <EmptyState sentence={text('rules.empty')} />}
      {data && data.length > 0 && (
        <Panel title={text('rules.title')} flush>
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={text('rules.title')}>
            <Table>
              <TableHead>
                <TableRow>
                  {columns.map((column) => (
                    <TableCell key={column}>{text(`rules.column.${column}`)}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.map((set) => (
                  <RegisterRow key={set.id} set={set} />
                ))}
              </TableBody>
            </Table>
          </Box>
        </Panel>
      )}
    </>
  );
}

function RegisterRow({ set }: { readonly set: RuleSetSummary }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const owner = set.usedBy.find(({ processId }) => processId === set.package);
  return (
    <TableRow hover>
      <TableCell component="th" scope="row">
        <Link component={RouterLink} to={`/rules/${set.id}`} sx={{ fontWeight: 500 }}>
          {localized(set.name)}
        </Link>
      </TableCell>
      <TableCell>
        {set.package === 'shared' ? text('rules.shared') : owner ? localized(owner.name) : set.package}
      </TableCell>
      <TableCell align="right">{set.version}</TableCell>
      <TableCell>
        <Moment at={set.since} />
      </TableCell>
      <TableCell align="right">{set.rows}</TableCell>
      <TableCell align="right">{set.tests}</TableCell>
      <TableCell>{set.usedBy.map(({ name }) => localized(name)).join(', ') || text('app.state.empty_value')}</TableCell>
      <TableCell>
        {set.draft && <Chip size="small" label={text(`rules.draft_state.${set.draft.status}`)} />}
        {set.scheduled &&
          text('rules.scheduled', { number: set.scheduled.number, at: short(set.scheduled.effectiveAt) })}
        {!set.draft && !set.scheduled && text('app.state.empty_value')}
      </TableCell>
    </TableRow>
  );
}
