import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import { useText } from '../../i18n/useText.ts';
import { useFileSize } from './useFileSize.ts';

interface Props {
  readonly file: Attachment;
  /** What else is said of it. */
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

/** One file: its name to download it by, its size, and whether the store still has it. */
export function FileLine({ file, note, action }: Props) {
  const text = useText();
  const size = useFileSize();
  return (
    <Box component="li" sx={line}>
      <FileIcon aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {file.stored ? (
          <Link
            href={`/api/attachments/${file.id}/content`}
            download={file.name}
            aria-label={text('attachments.download', { name: file.name })}
          >
            {file.name}
          </Link>
        ) : (
          <Box component="span">{file.name}</Box>
        )}{' '}
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {size(file.size)}
        </Box>
        {!file.stored && (
          <Box role="alert" sx={{ color: 'error.main' }}>
            {text('attachments.lost')}
          </Box>
        )}
        {note && <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{note}</Box>}
      </Box>
      {action}
    </Box>
  );
}

const line = { display: 'flex', alignItems: 'flex-start', gap: 1, py: 0.25, fontSize: '0.8125rem' };
