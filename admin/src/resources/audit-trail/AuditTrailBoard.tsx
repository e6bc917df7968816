import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useNarrowedList } from '../../components/useNarrowedList.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { AuditLines } from './AuditLines.tsx';
import { auditTrailApi } from './auditTrailApi.ts';
import { SealedUpTo } from './SealedUpTo.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import { askedOf, filters, TrailFilters } from './TrailFilters.tsx';
import { VerifyTrail } from './VerifyTrail.tsx';

const perPage = 25;

/** How far the trail is sealed and whether it holds, and the lines, narrowed by what the address says. */
export function AuditTrailBoard() {
  const text = useText();
  const { page, filter, narrow } = useNarrowedList(filters);
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-trail', filter, page],
    queryFn: () => auditTrailApi.list(askedOf(filter), (page - 1) * perPage, perPage),
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <SealedUpTo />
      <VerifyTrail />
      <TrailFilters filter={filter} narrow={narrow} />
      <Panel title={text('auditTrail.title')} flush>
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting />}
        {data?.value.length === 0 && <EmptyState sentence={text('auditTrail.empty')} />}
        {data && data.value.length > 0 && (
          <>
            <TakeAlong filter={askedOf(filter)} />
            <AuditLines lines={data.value} />
          </>
        )}
        {data && (data.total ?? 0) > perPage && (
          <Pages
            page={page}
            perPage={perPage}
            total={data.total ?? 0}
            onPage={(next) => narrow('page', String(next))}
          />
        )}
      </Panel>
    </>
  );
}
