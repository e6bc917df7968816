import { Alert, Box, Button, Card, Stack, useMediaQuery, useTheme } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import type { PraxisDataProvider, Values } from '../dataProvider.ts';
import { DraftNotice } from '../form/DraftNotice.tsx';
import { type FormHandle, FormViewer } from '../form/FormViewer.tsx';
import { suggestingKeys } from '../form/formSchema.ts';
import { useDraft } from '../form/useDraft.ts';
import { useText } from '../i18n/useText.ts';
import { useKeys } from '../keyboard/useKeys.ts';
import { ArticleSuggestions } from '../resources/knowledge/ArticleSuggestions.tsx';
import { asProblem } from '../session/request.ts';

interface Props {
  readonly process: string;
  /** Item of the catalogue of the process: then its form. */
  readonly item?: string;
  readonly label: string;
}

/** The form that starts a process, with its draft; what was sent leads to its record. */
export function StartForm({ process, item, label }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const notify = useNotify();
  const { readStartForm, startProcess } = useDataProvider<PraxisDataProvider>();
  const start = useQuery({
    queryKey: ['start-form', process, item ?? null],
    queryFn: () => readStartForm(process, item),
    staleTime: 60_000,
  });
  // Where nothing fits beside the form, what may help comes before the button that sends it.
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('lg'));
  const form = useRef<FormHandle>(null);
  const draft = useDraft(`report.${process}${item === undefined ? '' : `.${item}`}`);
  const [typed, setTyped] = useState<Values>(draft.restored?.values ?? {});
  // One key per filled form: sending again after a lost answer starts nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: (values: Values) =>
      startProcess(process, item === undefined ? values : { ...values, catalogueItemId: item }, key),
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
  const solved = () => {
    draft.discard();
    notify(text('knowledge.suggest.done'), { type: 'success' });
    navigate('/');
  };
  const submit = () => {
    const values = form.current?.submit();
    if (values && !send.isPending) send.mutate(values);
  };
  useKeys({ 'ctrl+enter': submit });

  const suggesting = start.data ? suggestingKeys(start.data) : [];
  const suggestions = suggesting.length > 0 && (
    <ArticleSuggestions
      written={suggesting.map((key) => wordsOf(typed[key])).join('\n')}
      serviceId={wordsOf(typed['serviceId'])}
      onSolved={solved}
    />
  );
  const problem = send.error === null ? null : asProblem(send.error);
  return (
    <>
      {start.error && <StartRefused error={start.error} retry={start.refetch} />}
      {start.isPending && <Waiting />}
      {start.data && (
        <Box sx={suggesting.length > 0 ? beside : {}}>
          <Card sx={{ p: 2 }}>
            <Stack spacing={1.5}>
              <DraftNotice draft={draft} />
              <FormViewer
                key={draft.restored?.savedAt ?? 'fresh'}
                ref={form}
                form={start.data}
                label={label}
                values={{ ...start.data.values, ...draft.restored?.values }}
                readOnly={false}
                errors={problem?.code === 'FORM_INVALID' ? problem.errors : noErrors}
                onChange={(values) => {
                  draft.keep(values);
                  setTyped(values);
                }}
              />
              {isNarrow && suggestions}
              {problem && <ProblemNotice error={send.error} />}
              <Box>
                <Button variant="contained" size="medium" disabled={send.isPending} onClick={submit}>
                  {text('report.submit')}
                </Button>
              </Box>
            </Stack>
          </Card>
          {!isNarrow && suggestions}
        </Box>
      )}
    </>
  );
}

const noErrors: readonly never[] = [];
const beside = {
  display: 'grid',
  gap: 1.5,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
};

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

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
