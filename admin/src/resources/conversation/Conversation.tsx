import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Button, Chip } from '@mui/material';
import { useState } from 'react';
import type { Comment } from '../../../../server/contract/conversation.ts';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { Moment } from '../../components/Moment.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { CommentForm } from './CommentForm.tsx';
import { useComments } from './useComments.ts';

const shownAtFirst = 20;
const mostAtOnce = 200;

/** What was said about a record, and a place to say more. */
export function Conversation({ record }: { readonly record: Pick<RecordDetail, 'id' | 'type' | 'may'> }) {
  const text = useText();
  const [most, setMost] = useState(shownAtFirst);
  const { data, error, refetch } = useComments(record.type, record.id, most);
  if (error && data === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (data === undefined) return <Waiting rows={2} />;
  const earlier = data.total - data.comments.length;
  return (
    <>
      {data.total === 0 && <Box sx={{ color: 'text.secondary' }}>{text('conversation.empty')}</Box>}
      {earlier > 0 && most < mostAtOnce && (
        <Button onClick={() => setMost(mostAtOnce)}>{text('conversation.earlier', { count: earlier })}</Button>
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </Box>
      {record.may.contribute ? (
        <CommentForm record={record} />
      ) : (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 1 }}>{text('conversation.closed')}</Box>
      )}
    </>
  );
}

function CommentItem({ comment }: { readonly comment: Comment }) {
  const text = useText();
  const localized = useLocalized();
  return (
    <Box component="li" sx={{ ...item, borderColor: comment.internal ? 'warning.main' : 'divider' }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', display: 'flex', alignItems: 'center', gap: 1 }}>
        <span>
          {localized(comment.author?.name)} · <Moment at={comment.at} />
        </span>
        {comment.internal && (
          <Chip
            size="small"
            variant="outlined"
            color="warning"
            icon={<LockIcon />}
            label={text('conversation.internal_mark')}
          />
        )}
      </Box>
      <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{comment.text}</Box>
    </Box>
  );
}

const item = { borderLeft: 3, pl: 1.25, py: 0.25, my: 1, fontSize: '0.8125rem' };
