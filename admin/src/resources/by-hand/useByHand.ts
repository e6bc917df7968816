import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Operation } from '../../../../rules/schema/operation.ts';
import { useText } from '../../i18n/useText.ts';

/** Sends an operation once however often it is pressed, tells that it is done, and reads anew what it changed. */
export function useByHand<Values>(
  operation: Operation,
  send: (values: Values, idempotencyKey: string) => Promise<unknown>,
  onDone: () => void,
) {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (values: Values) => send(values, key),
    onSuccess: async () => {
      // The page behind the dialog is what the operation left before anybody works on with it.
      await queries.invalidateQueries();
      notify(text(`byHand.done.${operation}`), { type: 'success', autoHideDuration: 3_000 });
      onDone();
    },
    // What was refused may be sent otherwise.
    onError: () => setKey(crypto.randomUUID()),
  });
}
