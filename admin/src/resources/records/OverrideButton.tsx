import { Button } from '@mui/material';
import { useState } from 'react';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { OverrideDialog } from './OverrideDialog.tsx';

/** Manual override, for those whose roles grant it. */
export function OverrideButton({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('record.override')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text('records.override')}</Button>
      {open && <OverrideDialog record={record} onClose={() => setOpen(false)} />}
    </>
  );
}
