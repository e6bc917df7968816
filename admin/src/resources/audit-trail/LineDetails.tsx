import { Box } from '@mui/material';
import type { LineDetail } from '../../../../server/contract/audit-trail.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** This many are read at a glance; more are opened where they stand. */
const glance = 3;

/** What a line says: each field with what it was and what it became, and the rest by its label. */
export function LineDetails({ details }: { readonly details: readonly LineDetail[] }) {
  const text = useText();
  if (details.length === 0) return null;
  if (details.length <= glance) return <Said details={details} />;
  return (
    <>
      <Said details={details.slice(0, glance)} />
      <details>
        <summary>{text('auditTrail.more', { smart_count: details.length - glance })}</summary>
        <Said details={details.slice(glance)} />
      </details>
    </>
  );
}

function Said({ details }: { readonly details: readonly LineDetail[] }) {
  const localized = useLocalized();
  return (
    <Box component="dl" sx={{ m: 0, overflowWrap: 'anywhere' }}>
      {details.map((detail) => (
        <Box key={JSON.stringify(detail)} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.75 }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {localized(detail.label)}
          </Box>
          <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-line' }}>
            <Saying detail={detail} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Saying({ detail }: { readonly detail: LineDetail }) {
  const text = useText();
  const localized = useLocalized();
  if (detail.type === 'told') return localized(detail.value);
  const side = (words: typeof detail.before) => (words === null ? text('auditTrail.nothing') : localized(words));
  return text('auditTrail.change', { before: side(detail.before), after: side(detail.after) });
}
