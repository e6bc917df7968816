import { Box, Typography } from '@mui/material';
import type { Signature } from '../../../../server/contract/operation-offer.ts';
import { Moment } from '../../components/Moment.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useOpinion } from './useOpinion.ts';

/** What people who were asked have said about a task. */
export function SignatureList({ signatures }: { readonly signatures: readonly Signature[] }) {
  const text = useText();
  const localized = useLocalized();
  const opinion = useOpinion();
  if (signatures.length === 0) return null;
  return (
    <Box>
      <Typography variant="h3">{text('byHand.opinions')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {signatures.map((each) => (
          <li key={`${each.at} ${each.person?.id ?? ''}`}>
            <strong>{localized(each.person?.name)}</strong> {opinion(each.opinion)} · <Moment at={each.at} />
            {each.comment && <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{each.comment}</Box>}
          </li>
        ))}
      </Box>
    </Box>
  );
}
