import AttachIcon from '@mui/icons-material/AttachFile';
import { Box, Button } from '@mui/material';
import { type ReactNode, useRef, useState } from 'react';
import type { UploadRules } from '../../../../server/contract/attachment.ts';
import { useText } from '../../i18n/useText.ts';
import { useFileSize } from './useFileSize.ts';

interface Props {
  readonly rules: UploadRules | undefined;
  readonly several: boolean;
  /** Names what the files are for, e.g. the field of a form. */
  readonly label: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}

/** Takes files by button, by dropping them, or from the clipboard. */
export function UploadBox({ rules, several, label, describedBy, invalid = false, onFiles, children }: Props) {
  const text = useText();
  const size = useFileSize();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const give = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, several ? undefined : 1);
    if (files.length > 0) onFiles(files);
  };
  const action = text(several ? 'attachments.add_several' : 'attachments.add');
  return (
    <Box
      sx={{ outline: over ? 2 : 0, outlineStyle: 'dashed', outlineColor: 'primary.main', borderRadius: 1 }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give(event.dataTransfer.files);
      }}
      onPaste={(event) => give(event.clipboardData.files)}
    >
      {children}
      <Button
        variant="outlined"
        startIcon={<AttachIcon />}
        aria-label={`${action}: ${label}`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onClick={() => input.current?.click()}
      >
        {action}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        accept={rules?.extensions.map((ending) => `.${ending}`).join(',')}
        onChange={(event) => {
          give(event.target.files);
          event.target.value = '';
        }}
      />
      {rules && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mt: 0.5, overflowWrap: 'anywhere' }}>
          {text('attachments.rules', { size: size(rules.maxBytes), kinds: rules.extensions.join(', ') })}
        </Box>
      )}
    </Box>
  );
}
