import { Alert, Button, Link, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { RuleSetDetail } from '../../../../server/contract/rule-set.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { DecisionLog } from './DecisionLog.tsx';
import { columnsOf, gridOf } from './gridModel.ts';
import { RunningCases } from './RunningCases.tsx';
import { ruleApi } from './ruleApi.ts';
import { TableEditor } from './TableEditor.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import { ValueWords } from './ValueWords.ts';
import { VersionList } from './VersionList.tsx';

const noMarks = new Map<string, never>();
const tabs = ['table', 'cases', 'decisions', 'versions', 'running'] as const;

/** One rule set as it is in force, its versions, and the cases that run by them. */
export function RuleSetPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({ queryKey: ['rule-set', id], queryFn: () => ruleApi.read(id) });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  return (
    <ValueWords value={data.valueWords}>
      <RuleSetView set={data} />
    </ValueWords>
  );
}

function RuleSetView({ set }: { readonly set: RuleSetDetail }) {
  const text = useText();
  const may = useMay();
  const localized = useLocalized();
  const { short } = useMoments();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const shown = tabs.find((each) => each === search.get('tab')) ?? 'table';
  const begin = useMutation({
    mutationFn: (from?: number) => ruleApi.begin(set.id, from),
    onSuccess: (draft) => navigate(`/rule-drafts/${draft.id}`),
  });
  const lines = useMemo(() => gridOf(set.content), [set.content]);
  const mayBegin = set.may.edit && set.draft === null;
  return (
    <>
      <PageTitle title={localized(set.name)} />
      <Link component={RouterLink} to="/rules">
        {text('rules.back')}
      </Link>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h1">{localized(set.name)}</Typography>
        <Typography variant="body2">
          {text('rules.version_number', { number: set.version })} · {text('rules.column.since')} {short(set.since)} ·{' '}
          {text(`rules.policy.${set.hitPolicy}`)}
        </Typography>
        {set.draft && (
          <Button component={RouterLink} to={`/rule-drafts/${set.draft.id}`} variant="outlined">
            {text('rules.continue')} ({text(`rules.draft_state.${set.draft.status}`)})
          </Button>
        )}
        {mayBegin && (
          <Button variant="contained" disabled={begin.isPending} onClick={() => begin.mutate(undefined)}>
            {text('rules.edit')}
          </Button>
        )}
      </Stack>
      {begin.error && <ProblemNotice error={begin.error} />}
      {!set.may.edit && <Typography variant="body2">{text('rules.no_edit')}</Typography>}
      {set.scheduled && (
        <Alert severity="info">
          {text('rules.scheduled', { number: set.scheduled.number, at: short(set.scheduled.effectiveAt) })}
        </Alert>
      )}
      <Tabs value={shown} onChange={(_event, tab: string) => setSearch({ tab })} sx={{ mb: 1 }} variant="scrollable">
        {tabs
          .filter((tab) => tab !== 'running' || set.may.rebind)
          .filter((tab) => tab !== 'decisions' || may('record.read-all'))
          .map((tab) => (
            <Tab key={tab} value={tab} label={text(`rules.tab.${tab}`)} />
          ))}
      </Tabs>
      {shown === 'table' && (
        <Stack spacing={2}>
          <TableEditor columns={columnsOf(set.content)} lines={lines} marks={noMarks} />
          <TrialPanel set={set.content} />
        </Stack>
      )}
      {shown === 'cases' && <CasesPanel set={set.content} check={null} />}
      {shown === 'decisions' && may('record.read-all') && <DecisionLog set={set} />}
      {shown === 'versions' && <VersionList set={set} onBegin={mayBegin ? (from) => begin.mutate(from) : undefined} />}
      {shown === 'running' && set.may.rebind && <RunningCases set={set} />}
    </>
  );
}
