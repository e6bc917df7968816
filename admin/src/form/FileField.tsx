import RemoveIcon from '@mui/icons-material/Close';
import { Box, FormHelperText, FormLabel, IconButton } from '@mui/material';
import { useState } from 'react';
import type { Attachment } from '../../../server/contract/attachment.ts';
import { useText } from '../i18n/useText.ts';
import { FileLine } from '../resources/attachments/FileLine.tsx';
import { PendingUploads } from '../resources/attachments/PendingUploads.tsx';
import { UploadBox } from '../resources/attachments/UploadBox.tsx';
import { useAttachments } from '../resources/attachments/useAttachments.ts';
import { useUploads } from '../resources/attachments/useUploads.ts';
import type { FileSlot } from './fileSlot.ts';

/** A field of a form that asks for files: they are sent when they are chosen, and taken when the form is. */
export function FileField({ slot }: { readonly slot: FileSlot }) {
  const { id, label, description, required, several, locked, value, errors, change } = slot;
  const text = useText();
  const [fresh, setFresh] = useState<readonly Attachment[]>([]);
  const unknown = value.filter((each) => !fresh.some((file) => file.id === each));
  const { data: named, isPending } = useAttachments({ id: unknown });
  const uploads = useUploads((file) => {
    setFresh((known) => [...known, file]);
    change(several ? [...slot.value, file.id] : [file.id]);
  });
  const files = [...(named ?? []), ...fresh];
  return (
    <Box role="group" aria-labelledby={`${id}-label`} sx={{ fontSize: '0.875rem' }}>
      <FormLabel id={`${id}-label`} className="fjs-form-field-label" sx={{ color: 'text.primary', fontSize: 14 }}>
        {label}
        {required && <span aria-hidden> *</span>}
      </FormLabel>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {value.map((each) => {
          const file = files.find((candidate) => candidate.id === each);
          const remove = () => change(value.filter((other) => other !== each));
          if (file) return <Chosen key={each} file={file} locked={locked} onRemove={remove} />;
          return isPending && unknown.length > 0 ? null : <Gone key={each} onRemove={locked ? undefined : remove} />;
        })}
      </Box>
      <PendingUploads pending={uploads.pending} dismiss={uploads.dismiss} />
      {!locked && (
        <UploadBox
          rules={uploads.rules}
          several={several}
          label={label}
          describedBy={`${id}-hint`}
          invalid={errors.length > 0}
          onFiles={(chosen) => void uploads.send(chosen)}
        />
      )}
      <Box id={`${id}-hint`}>
        {description !== '' && <Box className="fjs-form-field-description">{description}</Box>}
        {errors.map((error) => (
          <FormHelperText key={error} error>
            {error}
          </FormHelperText>
        ))}
      </Box>
      {locked && value.length === 0 && text('app.state.empty_value')}
    </Box>
  );
}

/** What belongs to a record is removed among its documents, with a reason. */
function Chosen({
  file,
  locked,
  onRemove,
}: {
  readonly file: Attachment;
  readonly locked: boolean;
  readonly onRemove: () => void;
}) {
  const text = useText();
  const kept = file.recordId !== null;
  return (
    <FileLine
      file={file}
      note={kept ? text('attachments.kept') : undefined}
      action={
        !kept && !locked && <RemoveButton label={text('attachments.remove', { name: file.name })} onClick={onRemove} />
      }
    />
  );
}

/** A draft may outlive a file: what was not sent in time has been swept. */
function Gone({ onRemove }: { readonly onRemove: (() => void) | undefined }) {
  const text = useText();
  return (
    <Box component="li" role="alert" sx={{ display: 'flex', color: 'error.main' }}>
      <Box sx={{ flex: 1 }}>{text('attachments.gone')}</Box>
      {onRemove && <RemoveButton label={text('attachments.remove_action')} onClick={onRemove} />}
    </Box>
  );
}

function RemoveButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <IconButton aria-label={label} onClick={onClick}>
      <RemoveIcon sx={{ fontSize: 18 }} />
    </IconButton>
  );
}
