import { Box, Tab, Tabs } from '@mui/material';
import { useSearchParams } from 'react-router-dom';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { InstanceView } from '../processes/InstanceView.tsx';

/** Every run on the record; the chosen one (`?run=`) and its element (`?el=`) stand in the address. */
export function RecordRuns({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const localized = useLocalized();
  const [query, setQuery] = useSearchParams();
  const shown = record.instances.find((run) => run.id === query.get('run')) ?? firstShown(record.instances);
  const show = (run: string, element: string | null) => {
    setQuery(
      { ...(run === firstShown(record.instances)?.id ? {} : { run }), ...(element === null ? {} : { el: element }) },
      { replace: true },
    );
  };
  return (
    <Panel title={text('records.process')}>
      {shown === undefined ? (
        <Box sx={{ color: 'text.secondary' }}>{text('records.no_run')}</Box>
      ) : (
        <>
          {record.instances.length > 1 && (
            <Tabs
              value={shown.id}
              onChange={(_event, run: string) => show(run, null)}
              variant="scrollable"
              scrollButtons="auto"
              aria-label={text('records.run')}
            >
              {record.instances.map((run) => (
                <Tab
                  key={run.id}
                  value={run.id}
                  label={text('records.run_version', { name: localized(run.processName), version: run.version })}
                />
              ))}
            </Tabs>
          )}
          <InstanceView
            key={shown.id}
            instanceId={shown.id}
            selected={query.get('el')}
            onSelect={(element) => show(shown.id, element)}
            onOpenRun={(run) => show(run, null)}
          />
        </>
      )}
    </Panel>
  );
}

/** The latest run that nobody called. */
function firstShown(runs: RecordDetail['instances']): RecordDetail['instances'][number] | undefined {
  const own = runs.filter((run) => run.parentInstanceId === null);
  return own.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0] ?? runs[0];
}
