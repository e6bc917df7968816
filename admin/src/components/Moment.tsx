import { useMoments } from './useMoments.ts';

/** An instant in the reader's zone; the title adds the zone of the service where it differs. */
export function Moment({ at }: { readonly at: string }) {
  const { short, full } = useMoments();
  return (
    <time dateTime={at} title={full(at)} style={{ whiteSpace: 'nowrap' }}>
      {short(at)}
    </time>
  );
}
