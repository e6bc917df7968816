import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, IconButton } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { FileLine } from './FileLine.tsx';
import { PendingUploads } from './PendingUploads.tsx';
import { RemoveFileDialog } from './RemoveFileDialog.tsx';
import { UploadBox } from './UploadBox.tsx';
import { useAttachments } from './useAttachments.ts';
import { useUploads } from './useUploads.ts';

interface Props {
  readonly recordType: string;
  readonly recordId: string;
  /** May the reader add files? */
  readonly mayAdd: boolean;
}

/** The files of a record: those its forms took and those added here. */
export function Documents({ recordType, recordId, mayAdd }: Props) {
  const text = useText();
  const [removing, setRemoving] = useState<Attachment | null>(null);
  const { data, error, refetch } = useAttachments({ recordId });
  if (error && data === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (data === undefined) return <Waiting rows={2} />;
  return (
    <>
      {data.length === 0 && <Box sx={{ color: 'text.secondary' }}>{text('attachments.empty')}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((file) => (
          <FileLine
            key={file.id}
            file={file}
            note={<Origin file={file} />}
            action={
              file.may.remove && (
                <IconButton
                  aria-label={text('attachments.remove', { name: file.name })}
                  onClick={() => setRemoving(file)}
                >
                  <RemoveIcon sx={{ fontSize: 18 }} />
                </IconButton>
              )
            }
          />
        ))}
      </Box>
      {mayAdd && <Adding recordType={recordType} recordId={recordId} />}
      {removing && <RemoveFileDialog file={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function Origin({ file }: { readonly file: Attachment }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const by = text('attachments.by', { name: localized(file.uploadedBy?.name), at: short(file.uploadedAt) });
  const asked = localized(file.label);
  return <span title={text('attachments.hash', { hash: file.sha256 })}>{asked === '' ? by : `${asked} · ${by}`}</span>;
}

function Adding({ recordType, recordId }: Pick<Props, 'recordType' | 'recordId'>) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { attachToRecord } = useDataProvider<PraxisDataProvider>();
  const uploads = useUploads((file) => {
    attachToRecord(recordType, recordId, [file.id])
      .then(() => notify(text('attachments.added', { smart_count: 1 }), { type: 'success' }))
      .catch(notifyProblem)
      .finally(() => void queries.invalidateQueries({ queryKey: ['record-page'] }));
  });
  return (
    <Box sx={{ mt: 1 }}>
      <PendingUploads pending={uploads.pending} dismiss={uploads.dismiss} />
      <UploadBox
        rules={uploads.rules}
        several
        label={text('attachments.title')}
        onFiles={(files) => void uploads.send(files)}
      />
    </Box>
  );
}
