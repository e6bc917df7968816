import { Button, Tooltip } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { auditTrailApi } from './auditTrailApi.ts';

/** The evidence pack of a record, for those who audit; a refusal says what is broken, and nothing is saved then. */
export function EvidenceButton({ record }: { readonly record: RecordDetail }) {
  const text = useText();
  const may = useMay();
  const notifyProblem = useNotifyProblem();
  const save = useMutation({ mutationFn: () => auditTrailApi.savePack(record), onError: notifyProblem });
  if (!may('audit.read')) return null;
  return (
    <Tooltip title={text('auditTrail.evidence_hint')}>
      <span>
        <Button disabled={save.isPending} onClick={() => save.mutate()}>
          {text('auditTrail.evidence')}
        </Button>
      </span>
    </Tooltip>
  );
}
