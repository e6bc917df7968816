import { Box, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Choice } from '../../../../server/contract/common.ts';
import type { FoundRecord, SearchAnswer } from '../../../../server/contract/search.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly q: string;
  readonly found: SearchAnswer;
  /** Called when somebody follows a result. */
  readonly onFollow?: () => void;
}

/** What was found, by kind; a number that was typed comes first. */
export function SearchResults({ q, found, onFollow }: Props) {
  const text = useText();
  const { exact, records, people, configurationItems } = found;
  const total = records.total + people.total + configurationItems.total;
  if (exact === null && total === 0)
    return (
      <Typography role="status" sx={{ color: 'text.secondary', py: 2 }}>
        {text('search.nothing', { q })}
      </Typography>
    );
  return (
    <>
      {exact && (
        <Group title={text('search.exact')}>
          <RecordItem record={exact} onFollow={onFollow} />
        </Group>
      )}
      {records.total > 0 && (
        <Group title={text('search.records', { total: records.total })}>
          {records.rows.map((record) => (
            <RecordItem key={record.id} record={record} onFollow={onFollow} />
          ))}
        </Group>
      )}
      {records.total > records.rows.length && (
        <Typography sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {text('search.more', { shown: records.rows.length })}
        </Typography>
      )}
      <Named title={text('search.people', { total: people.total })} rows={people.rows} />
      <Named
        title={text('search.configuration_items', { total: configurationItems.total })}
        rows={configurationItems.rows}
        pageOf={(id) => `/cmdb/${encodeURIComponent(id)}`}
        onFollow={onFollow}
      />
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" sx={{ my: 1 }}>
      <Typography variant="h3" component="h2" sx={{ color: 'text.secondary' }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

function RecordItem({
  record,
  onFollow,
}: {
  readonly record: FoundRecord;
  readonly onFollow: (() => void) | undefined;
}) {
  const text = useText();
  const localized = useLocalized();
  const stage = localized(record.stage);
  return (
    <Box component="li" sx={{ py: 0.5, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
      <Link
        component={RouterLink}
        to={`/records/${record.type}/${record.number}`}
        data-result
        onClick={() => onFollow?.()}
      >
        {record.number} {record.title}
      </Link>{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {record.open ? stage : `${stage} · ${text('search.ended')}`}
      </Box>
    </Box>
  );
}

/** Things that are found by name; what has a page leads there. */
function Named({ title, rows, pageOf, onFollow }: NamedProps) {
  const localized = useLocalized();
  if (rows.length === 0) return null;
  return (
    <Group title={title}>
      {rows.map(({ value, label }) => (
        <Box component="li" key={value} sx={{ py: 0.25, fontSize: '0.875rem' }}>
          {pageOf ? (
            <Link component={RouterLink} to={pageOf(value)} data-result onClick={() => onFollow?.()}>
              {localized(label)}
            </Link>
          ) : (
            localized(label)
          )}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Group>
  );
}

interface NamedProps {
  readonly title: string;
  readonly rows: readonly Choice[];
  readonly pageOf?: (id: string) => string;
  readonly onFollow?: (() => void) | undefined;
}
