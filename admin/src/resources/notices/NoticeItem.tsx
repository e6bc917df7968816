import { Box, Button, Chip } from '@mui/material';
import type { Notification } from '../../../../server/contract/notification.ts';
import { Moment } from '../../components/Moment.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useText } from '../../i18n/useText.ts';
import { useNoticeText } from './useNoticeText.ts';

interface Props {
  readonly notice: Notification;
  readonly onRead: () => void;
}

/** One notice as a sentence. Whoever follows its link has read it. */
export function NoticeItem({ notice, onRead }: Props) {
  const text = useText();
  const { sentence, details } = useNoticeText()(notice);
  const unread = notice.readAt === null;
  const number = notice.recordNumber ?? (typeof notice.data['number'] === 'string' ? notice.data['number'] : null);
  return (
    <Box component="li" sx={item}>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          <Moment at={notice.createdAt} />
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
          <Box component="span" onClick={() => unread && onRead()}>
            <RecordLink type={notice.recordType} number={number} />
          </Box>
          <Box component="span" sx={{ fontWeight: unread ? 600 : 400 }}>
            {sentence}
          </Box>
          {unread && <Chip size="small" color="primary" variant="outlined" label={text('notices.unread')} />}
        </Box>
        {details.map((line) => (
          <Box key={line} sx={{ color: 'text.secondary', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {line}
          </Box>
        ))}
      </Box>
      {unread && <Button onClick={onRead}>{text('notices.read')}</Button>}
    </Box>
  );
}

const item = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  px: 2,
  py: 1,
  fontSize: '0.8125rem',
  borderTop: 1,
  borderColor: 'divider',
};
