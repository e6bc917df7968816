import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { MovableToken } from '../../../../server/contract/operation-offer.ts';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import type { PraxisDataProvider, Values } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ByHandDialog } from './ByHandDialog.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { useByHand } from './useByHand.ts';

interface Props {
  readonly instanceId: string;
  readonly operation: 'move-token' | 'skip';
  /** Those it is possible for. */
  readonly tokens: readonly MovableToken[];
  readonly selected: string | null;
  readonly onClose: () => void;
}

/** Moves or skips the work at a step; where it can go is what the drawing allows. */
export function RunOperationDialog({ instanceId, operation, tokens, selected, onClose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { operateOnRun } = useDataProvider<PraxisDataProvider>();
  const first = tokens.find((token) => token.elementId === selected) ?? tokens[0];
  const [tokenId, setTokenId] = useState(String(first?.tokenId ?? ''));
  const token = tokens.find((each) => String(each.tokenId) === tokenId);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useByHand(
    operation,
    (values: Values, key) => operateOnRun(instanceId, operation, values, key),
    onClose,
  );
  const moves = operation === 'move-token';
  return (
    <ByHandDialog
      operation={operation}
      error={error}
      isReady={token !== undefined && isReason(reason) && (!moves || to !== '')}
      isPending={isPending}
      onSubmit={() => mutate({ tokenId: Number(tokenId), reason, ...(moves ? { to } : {}) })}
      onClose={onClose}
    >
      <ChoiceField
        id="by-hand-token"
        label={text('byHand.token')}
        value={tokenId}
        onChange={(value) => {
          setTokenId(value);
          setTo('');
        }}
        options={tokens.map((each) => ({ value: String(each.tokenId), label: localized(each.name) }))}
      />
      {moves && (
        <ChoiceField
          id="by-hand-move-target"
          label={text('byHand.move_target')}
          value={to}
          onChange={setTo}
          options={(token?.targets ?? []).map(({ elementId, name }) => ({ value: elementId, label: localized(name) }))}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </ByHandDialog>
  );
}
