import { Box, Typography } from '@mui/material';
import type { AuditLine } from '../../../../server/contract/audit-trail.ts';
import { Moment } from '../../components/Moment.tsx';
import { LineDetails } from './LineDetails.tsx';
import { LineAbout, LineSeal, LineWho } from './LineParts.tsx';
import { useActionName } from './useActionName.ts';

/** Lines of the trail on a phone, one below the other. */
export function LineCards({ lines }: { readonly lines: readonly AuditLine[] }) {
  const actionName = useActionName();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line) => (
        <Box component="li" key={line.id} sx={{ p: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <Typography variant="subtitle2" component="p">
            {actionName(line.action)}
          </Typography>
          <Typography variant="body2" component="p" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            <LineSeal line={line} /> {line.id} · <Moment at={line.at} /> · <LineWho line={line} /> ·{' '}
            <LineAbout line={line} />
          </Typography>
          <Box sx={{ typography: 'body2' }}>
            <LineDetails details={line.words.details} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
