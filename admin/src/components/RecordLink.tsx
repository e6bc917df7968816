import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';

interface Props {
  readonly type: string | null;
  readonly number: string | null;
}

/** The number of a record as a link to its page; plain text where the type is unknown. */
export function RecordLink({ type, number }: Props) {
  if (number === null) return null;
  if (type === null) return <span>{number}</span>;
  return (
    <Link component={RouterLink} to={`/records/${type}/${number}`} sx={{ fontWeight: 500, whiteSpace: 'nowrap' }}>
      {number}
    </Link>
  );
}
