import LinkIcon from '@mui/icons-material/LinkOutlined';
import { Box, Card, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useNotify } from 'react-admin';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { SlaBar } from '../../components/SlaBar.tsx';
import { useMetricName } from '../../components/useMetricName.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { EvidenceButton } from '../audit-trail/EvidenceButton.tsx';
import { UrgeButton } from '../by-hand/UrgeButton.tsx';
import { WatchButton } from '../conversation/WatchButton.tsx';
import { OfferedMessages } from './OfferedMessages.tsx';
import { OverrideButton } from './OverrideButton.tsx';
import { StageBar } from './StageBar.tsx';

/** Number, subject, stage, clocks, and what may be done with the record. */
export function RecordHeader({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const metric = useMetricName();
  return (
    <Card sx={{ px: 2, py: 1.5 }}>
      <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography component="span" sx={{ fontWeight: 600, color: 'text.secondary' }}>
          {record.number}
        </Typography>
        <CopyButton value={record.number} label={text('records.copy_number')} />
        <CopyLink record={record} />
        <Box sx={{ pl: 1 }}>
          <PriorityChip priority={record.priority} />
        </Box>
      </Stack>
      <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
        {record.title || record.number}
      </Typography>
      <StageBar record={record} />
      <Stack direction="row" spacing={3} useFlexGap sx={{ flexWrap: 'wrap', fontSize: '0.8125rem', my: 1 }}>
        <Facts record={record} />
        {record.clocks.map((clock) => (
          <Fact key={clock.id} label={metric(clock.metric)}>
            <SlaBar clock={clock} />
          </Fact>
        ))}
      </Stack>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        <OfferedMessages record={record} />
        <UrgeButton record={record} />
        <WatchButton record={record} />
        <OverrideButton record={record} />
        <EvidenceButton record={record} />
      </Stack>
    </Card>
  );
}

function Facts({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const none = text('app.state.empty_value');
  return (
    <>
      <Fact label={text('records.column.requester')}>{localized(record.requester?.name) || none}</Fact>
      <Fact label={text('records.column.assignee')}>{localized(record.assignee?.name) || none}</Fact>
      <Fact label={text('records.column.created')}>{short(record.createdAt)}</Fact>
      <Fact label={text('records.column.updated')}>{short(record.updatedAt)}</Fact>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Box>
      <Box sx={{ color: 'text.secondary' }}>{label}</Box>
      <Box>{children}</Box>
    </Box>
  );
}

function CopyLink({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const notify = useNotify();
  const address = `${window.location.origin}/records/${record.type}/${record.number}`;
  return (
    <Tooltip title={text('records.copy_link')}>
      <IconButton
        aria-label={text('records.copy_link')}
        onClick={() => void navigator.clipboard.writeText(address).then(() => notify(text('app.state.copied')))}
      >
        <LinkIcon sx={{ fontSize: 18 }} />
      </IconButton>
    </Tooltip>
  );
}
