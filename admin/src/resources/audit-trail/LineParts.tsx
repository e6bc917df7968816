import WaitingIcon from '@mui/icons-material/HourglassEmpty';
import SealedIcon from '@mui/icons-material/VerifiedOutlined';
import type { AuditLine } from '../../../../server/contract/audit-trail.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly line: AuditLine;
}

/** Who did it, and for whom. */
export function LineWho({ line: { actor, onBehalfOf } }: Props) {
  const text = useText();
  const localized = useLocalized();
  return (
    <>
      {actor ? localized(actor.name) : text('auditTrail.system')}
      {onBehalfOf && ` ${text('auditTrail.for_whom', { name: localized(onBehalfOf.name) })}`}
    </>
  );
}

/** The record it is about, or what else. */
export function LineAbout({ line }: Props) {
  const localized = useLocalized();
  return line.recordNumber ? (
    <RecordLink type={line.recordType} number={line.recordNumber} />
  ) : (
    localized(line.words.about)
  );
}

/** Whether the line is sealed. */
export function LineSeal({ line: { sealed } }: Props) {
  const text = useText();
  const Icon = sealed ? SealedIcon : WaitingIcon;
  return (
    <Icon
      titleAccess={text(sealed ? 'auditTrail.sealed' : 'auditTrail.waiting')}
      sx={{ fontSize: 18, color: sealed ? 'success.main' : 'text.secondary' }}
    />
  );
}
