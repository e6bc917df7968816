import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemImportView } from '../../../../server/contract/item-import.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';
import { useMay } from '../../session/useMay.ts';
import { FileMistakes } from './FileMistakes.tsx';
import { ImportRows } from './ImportRows.tsx';
import { itemApi, type Permit, tryFile } from './itemApi.ts';
import { PermitFields } from './PermitFields.tsx';

/** How often a file that is being written is looked at, in milliseconds. */
const watchMs = 1000;

/** Takes a file of configuration items: tried first, then written, with progress and what became of every row. */
export function ImportPage() {
  const text = useText();
  const may = useMay();
  const [id, setId] = useState<string | null>(null);
  const attempt = useMutation({
    mutationFn: tryFile,
    onSuccess: (tried) => setId(tried.id),
    onMutate: () => setId(null),
  });
  const mistakes = attempt.error ? asProblem(attempt.error).errors : [];
  const heading = (
    <>
      <PageTitle title={text('cmdb.imports.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('cmdb.imports.title')}
      </Typography>
    </>
  );
  if (!may('item.manage'))
    return (
      <>
        {heading}
        <EmptyState sentence={text('problems.NOT_AUTHORISED')} />
      </>
    );
  return (
    <>
      {heading}
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('cmdb.imports.hint')}
      </Typography>
      <Stack spacing={1.5}>
        <Panel title={text('cmdb.imports.file')}>
          <Button component="label" variant="outlined" disabled={attempt.isPending}>
            {text('cmdb.imports.choose')}
            <input
              type="file"
              accept=".csv,text/csv"
              hidden
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) attempt.mutate(file);
                target.value = '';
              }}
            />
          </Button>
        </Panel>
        {attempt.error && <ProblemNotice error={attempt.error} />}
        {mistakes.length > 0 && <FileMistakes mistakes={mistakes} />}
        {id !== null && <Import id={id} />}
      </Stack>
    </>
  );
}

function Import({ id }: { readonly id: string }) {
  const text = useText();
  const queries = useQueryClient();
  const [permit, setPermit] = useState<Permit>({});
  const { data } = useQuery({
    queryKey: ['item-import', id],
    queryFn: () => itemApi.import(id),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? watchMs : false),
  });
  const apply = useMutation({
    mutationFn: () => itemApi.apply(id, permit),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['item-import', id] }),
  });
  if (!data) return null;
  const { total, creates, updates, same, refused } = data;
  const ready = data.status === 'checked' && refused === 0 && creates + updates > 0;
  return (
    <>
      <Panel title={data.fileName}>
        <Typography>{text('cmdb.imports.total', { total, creates, updates, same, refused })}</Typography>
        <Progress seen={data} />
        {ready && (
          <Stack spacing={1.5} sx={{ maxWidth: 560, mt: 1 }}>
            {apply.error && <ProblemNotice error={apply.error} />}
            <PermitFields permit={permit} onChange={setPermit} />
            <Box>
              <Button variant="contained" disabled={apply.isPending} onClick={() => apply.mutate()}>
                {text('cmdb.imports.apply')}
              </Button>
            </Box>
          </Stack>
        )}
      </Panel>
      <ImportRows id={id} status={data.status} />
    </>
  );
}

function Progress({ seen }: { readonly seen: ItemImportView }) {
  const text = useText();
  const { status, done, failed, creates, updates } = seen;
  const wanted = creates + updates;
  return (
    <Box role="status">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text(`cmdb.imports.status.${status}`)}
        {status !== 'checked' && ` · ${text('cmdb.imports.progress', { done, wanted, failed })}`}
      </Typography>
      {status === 'running' && (
        <LinearProgress
          variant="determinate"
          aria-label={text('cmdb.imports.status.running')}
          value={wanted === 0 ? 100 : (100 * (done + failed)) / wanted}
        />
      )}
    </Box>
  );
}
