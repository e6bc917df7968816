import { Box, Link } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { changeBoardApi } from './changeBoardApi.ts';

const languages = [
  { language: 'en', name: 'English', lang: 'en' },
  { language: 'zh', name: '中文', lang: 'zh-CN' },
] as const;

/** Minutes of former meetings, or of one day, each to print in both languages. */
export function MinutesPanel({ date }: { readonly date?: string }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const { data, error, refetch } = useQuery({
    queryKey: ['change-board', 'minutes', date],
    queryFn: () => changeBoardApi.minutes(date),
  });
  return (
    <Panel title={text('changeBoard.minutes.title')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={2} />}
      {data?.length === 0 && <EmptyState sentence={text('changeBoard.minutes.empty')} />}
      {data && data.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {data.map(({ id, heldOn, writtenBy, writtenAt, items, attendees, remarks }) => (
            <Box component="li" key={id} sx={{ mb: 1 }}>
              <Box sx={{ fontWeight: 500 }}>{heldOn}</Box>
              <Box>
                {items.map(({ number, outcome }) => `${number} ${text(`changeBoard.outcome.${outcome}`)}`).join(' · ')}
              </Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
                {text('changeBoard.minutes.present', {
                  names: attendees.map(({ name }) => localized(name)).join(', '),
                })}
                {' · '}
                {text('changeBoard.minutes.written', { name: localized(writtenBy.name), at: short(writtenAt) })}
              </Box>
              {remarks !== '' && <Box sx={{ whiteSpace: 'pre-wrap' }}>{remarks}</Box>}
              {languages.map(({ language, name, lang }) => (
                <Link
                  key={language}
                  href={changeBoardApi.documentAddress(id, language)}
                  download
                  lang={lang}
                  aria-label={`${text('changeBoard.minutes.print')} ${heldOn} ${name}`}
                  sx={{ mr: 1.5 }}
                >
                  {name}
                </Link>
              ))}
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
