import { TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { PersonRef } from '../../../../server/contract/common.ts';
import type { OperationOffer } from '../../../../server/contract/operation-offer.ts';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import type { PraxisDataProvider, Values } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ByHandDialog } from './ByHandDialog.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { PeopleField } from './PeopleField.tsx';
import { useByHand } from './useByHand.ts';

interface Props {
  readonly taskId: string;
  readonly offer: OperationOffer;
  readonly onClose: () => void;
}

/** Asks what an operation on a task needs: a step, people, a reason. */
export function TaskOperationDialog({ taskId, offer, onClose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { operateOnTask } = useDataProvider<PraxisDataProvider>();
  const { operation, targets, orders, people } = offer;
  const [to, setTo] = useState(targets.at(-1)?.elementId ?? '');
  const [order, setOrder] = useState<string>(orders[0] ?? '');
  const [chosen, setChosen] = useState<readonly PersonRef[]>([]);
  const [needed, setNeeded] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const needsReason = operation !== 'copy' && operation !== 'urge';
  const several = operation === 'joint-sign' || operation === 'copy';
  const least = operation === 'joint-sign' ? 2 : people.length > 0 ? 1 : 0;
  const enough = needed ?? chosen.length;
  const { mutate, isPending, error } = useByHand(
    operation,
    (values: Values, key) => operateOnTask(taskId, operation, values, key),
    onClose,
  );
  const submit = () =>
    mutate({
      ...(needsReason ? { reason: said } : said.trim() === '' ? {} : { text: said }),
      ...(operation === 'return' ? { to } : {}),
      ...(operation === 'add-signer' ? { order } : {}),
      ...(operation === 'joint-sign' ? { needed: enough } : {}),
      ...(several ? { people: chosen.map(({ id }) => id) } : chosen[0] ? { person: chosen[0].id } : {}),
    });
  return (
    <ByHandDialog
      operation={operation}
      error={error}
      isReady={chosen.length >= least && (!needsReason || isReason(said)) && (operation !== 'return' || to !== '')}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {targets.length > 0 && (
        <ChoiceField
          id="by-hand-target"
          label={text('byHand.target')}
          value={to}
          onChange={setTo}
          options={targets.map(({ elementId, name }) => ({ value: elementId, label: localized(name) }))}
        />
      )}
      {people.length > 0 && <PeopleField people={people} several={several} chosen={chosen} onChoose={setChosen} />}
      {orders.length > 1 && (
        <ChoiceField
          id="by-hand-order"
          label={text('byHand.order_label')}
          value={order}
          onChange={setOrder}
          options={orders.map((value) => ({ value, label: text(`byHand.order.${value}`) }))}
        />
      )}
      {operation === 'joint-sign' && (
        <TextField
          type="number"
          fullWidth
          label={text('byHand.needed')}
          helperText={text('byHand.needed_hint', { count: chosen.length })}
          value={enough}
          onChange={(event) => setNeeded(Math.max(1, Math.min(chosen.length, Number(event.target.value))))}
          slotProps={{ htmlInput: { min: 1, max: Math.max(1, chosen.length) } }}
        />
      )}
      <ReasonField
        value={said}
        onChange={setSaid}
        {...(needsReason ? {} : { optional: { label: text('byHand.text'), hint: text('byHand.text_hint') } })}
      />
    </ByHandDialog>
  );
}
