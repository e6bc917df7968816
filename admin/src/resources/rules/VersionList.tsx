import { Accordion, AccordionDetails, AccordionSummary, Button, Chip, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleSetDetail, RuleSetVersionView } from '../../../../server/contract/rule-set.ts';
import { Moment } from '../../components/Moment.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { RowChanges } from './RowChanges.tsx';
import { ruleApi } from './ruleApi.ts';

interface Props {
  readonly set: RuleSetDetail;
  /** Begins a draft with the content of a version; undefined when the reader may not, or one is open. */
  readonly onBegin: ((from: number) => void) | undefined;
}

/** Every version, the latest first; opened, it says what it changed. */
export function VersionList({ set, onBegin }: Props) {
  const [chosen, setChosen] = useState<number | 'latest' | null>('latest');
  const open = chosen === 'latest' ? (set.versions[0]?.number ?? null) : chosen;
  return (
    <>
      {set.versions.map((version) => (
        <Accordion
          key={version.number}
          disableGutters
          variant="outlined"
          expanded={open === version.number}
          onChange={(_event, expanded) => setChosen(expanded ? version.number : null)}
        >
          <AccordionSummary>
            <VersionLine version={version} />
          </AccordionSummary>
          <AccordionDetails>
            {open === version.number && <VersionChanges set={set} number={version.number} onBegin={onBegin} />}
          </AccordionDetails>
        </Accordion>
      ))}
    </>
  );
}

function VersionLine({ version }: { readonly version: RuleSetVersionView }) {
  const text = useText();
  const localized = useLocalized();
  const names = version.authors.map(({ name }) => localized(name)).join(', ');
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography sx={{ fontWeight: 600 }}>{text('rules.version_number', { number: version.number })}</Typography>
      <Chip size="small" label={text(`rules.version_state.${version.state}`)} />
      <Moment at={version.inForceAt ?? version.effectiveAt} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {version.publishedBy
          ? text('rules.version_by', { authors: names, approver: localized(version.publishedBy.name) })
          : text('rules.version_package')}
        {version.reason ? ` · ${version.reason}` : ''}
      </Typography>
    </Stack>
  );
}

function VersionChanges({ set, number, onBegin }: Props & { readonly number: number }) {
  const text = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['rule-set-version', set.id, number],
    queryFn: () => ruleApi.version(set.id, number),
  });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!data) return <Waiting rows={2} />;
  return (
    <>
      <RowChanges changes={data.changes} set={data.content} />
      {onBegin && <Button onClick={() => onBegin(number)}>{text('rules.begin_from')}</Button>}
    </>
  );
}
