import { Alert, Box, Button, Card, Stack, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { PageTitle } from '../components/PageTitle.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import type { PraxisDataProvider, Values } from '../dataProvider.ts';
import { DraftNotice } from '../form/DraftNotice.tsx';
import { type FormHandle, FormViewer } from '../form/FormViewer.tsx';
import { useDraft } from '../form/useDraft.ts';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useKeys } from '../keyboard/useKeys.ts';
import { useProcesses } from '../resources/processes/useProcesses.ts';
import { asProblem } from '../session/request.ts';

/** The start form of a process: what somebody reports or asks for. */
export function ReportPage() {
  const { process: id = '' } = useParams();
  return <StartForm key={id} id={id} />;
}

function StartForm({ id }: { readonly id: string }) {
  const text = useText();
  const localized = useLocalized();
  const navigate = useNavigate();
  const notify = useNotify();
  const { readStartForm, startProcess } = useDataProvider<PraxisDataProvider>();
  const process = useProcesses().data?.find((one) => one.id === id);
  const start = useQuery({ queryKey: ['start-form', id], queryFn: () => readStartForm(id), staleTime: 60_000 });
  const form = useRef<FormHandle>(null);
  const draft = useDraft(`report.${id}`);
  // One key per filled form: sending again after a lost answer starts nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (values: Values) => startProcess(id, values, key),
    onSuccess: ({ recordType, number }) => {
      draft.discard();
      notify(number === null ? text('report.sent_plain') : text('report.sent', { number }), { type: 'success' });
      navigate(number === null || recordType === null ? '/' : `/records/${recordType}/${number}`);
    },
    onError: (error) => {
      // A refusal stored nothing, so the corrected form is another request.
      if (asProblem(error).status >= 400) setKey(crypto.randomUUID());
    },
  });
  const submit = () => {
    const values = form.current?.submit();
    if (values && !send.isPending) send.mutate(values);
  };
  useKeys({ 'ctrl+enter': submit });

  const problem = send.error === null ? null : asProblem(send.error);
  const name = localized(process?.startName ?? process?.name);
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto' }}>
      <PageTitle title={name || text('app.menu.report')} />
      <Typography variant="h1">{name || text('app.menu.report')}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{localized(process?.purpose)}</Typography>
      {start.error && <StartRefused error={start.error} retry={start.refetch} />}
      {start.isPending && <Waiting />}
      {start.data && (
        <Card sx={{ p: 2 }}>
          <Stack spacing={1.5}>
            <DraftNotice draft={draft} />
            <FormViewer
              key={draft.restored?.savedAt ?? 'fresh'}
              ref={form}
              form={start.data}
              label={name}
              values={{ ...start.data.values, ...draft.restored?.values }}
              readOnly={false}
              errors={problem?.code === 'FORM_INVALID' ? problem.errors : noErrors}
              onChange={draft.keep}
            />
            {problem && <ProblemNotice error={send.error} />}
            <Box>
              <Button variant="contained" size="medium" disabled={send.isPending} onClick={submit}>
                {text('report.submit')}
              </Button>
            </Box>
          </Stack>
        </Card>
      )}
    </Box>
  );
}

const noErrors: readonly never[] = [];

function StartRefused({ error, retry }: { readonly error: unknown; readonly retry: () => unknown }) {
  const text = useText();
  const { status } = asProblem(error);
  if (status !== 403 && status !== 404) return <ProblemNotice error={error} retry={retry} />;
  return (
    <Alert severity="info" variant="outlined">
      {text('report.not_startable')}
    </Alert>
  );
}
