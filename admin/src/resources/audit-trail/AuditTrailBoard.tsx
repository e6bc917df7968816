import { Box, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useNarrowedList } from '../../components/useNarrowedList.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { AuditLines } from './AuditLines.tsx';
import { auditTrailApi } from './auditTrailApi.ts';
import { actions, useActionName } from './useActionName.ts';
import { VerifyTrail } from './VerifyTrail.tsx';

const perPage = 25;
const filters = ['record', 'action', 'from', 'until'] as const;
const dayMs = 86_400_000;

/** The lines, narrowed by what the address says, and the button that verifies the chain over them. */
export function AuditTrailBoard() {
  const text = useText();
  const actionName = useActionName();
  const { page, filter, narrow } = useNarrowedList(filters);
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-trail', filter, page],
    queryFn: () => auditTrailApi.list(asked(filter), (page - 1) * perPage, perPage),
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <VerifyTrail />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <TextField
          size="small"
          type="search"
          label={text('auditTrail.record')}
          value={filter.record ?? ''}
          onChange={(event) => narrow('record', event.target.value)}
        />
        <TextField
          select
          size="small"
          label={text('auditTrail.action_label')}
          value={filter.action ?? ''}
          onChange={(event) => narrow('action', event.target.value)}
          sx={{ minWidth: 200 }}
        >
          <MenuItem value="">{text('auditTrail.all')}</MenuItem>
          {actions.map((action) => (
            <MenuItem key={action} value={action}>
              {actionName(action)}
            </MenuItem>
          ))}
        </TextField>
        {(['from', 'until'] as const).map((key) => (
          <TextField
            key={key}
            size="small"
            type="date"
            label={text(`auditTrail.${key}`)}
            value={filter[key] ?? ''}
            onChange={(event) => narrow(key, event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
      </Box>
      <Panel title={text('auditTrail.title')} flush>
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting />}
        {data?.value.length === 0 && <EmptyState sentence={text('auditTrail.empty')} />}
        {data && data.value.length > 0 && <AuditLines lines={data.value} />}
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

/** Days are those of the reader; the last one counts whole. */
function asked({ record, action, from, until }: Partial<Record<(typeof filters)[number], string>>): object {
  const instant = (day: string, more: number) => new Date(new Date(`${day}T00:00`).getTime() + more).toISOString();
  return {
    ...(record ? { recordNumber: record.trim().toUpperCase() } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: instant(from, 0) } : {}),
    ...(until ? { until: instant(until, dayMs) } : {}),
  };
}
