import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { AgendaItem } from '../../../../server/contract/change-board.ts';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { AgendaEntry } from './AgendaEntry.tsx';
import { VoteDialog } from './VoteDialog.tsx';

/** What is voted on by a key, and how. */
interface Asked {
  readonly item: AgendaItem;
  readonly taskId: string;
  readonly decision: 'approve' | 'reject';
}

/** Changes one below the other. N and P select one; A and R ask about the reader's own vote on the selected one. */
export function BoardAgenda({ items }: { readonly items: readonly AgendaItem[] }) {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const renew = () => queries.invalidateQueries({ queryKey: ['change-board'] });
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-agenda]') ?? [])];
  const selected = () => entries().findIndex((entry) => entry.contains(document.activeElement));
  const step = (by: 1 | -1) => {
    const all = entries();
    const entry = all[Math.min(Math.max(selected() + by, 0), all.length - 1)];
    entry?.focus({ preventScroll: true });
    entry?.scrollIntoView({ block: 'start' });
  };
  const ask = (decision: Asked['decision']) => {
    const item = items[selected()];
    const own = item?.waiting.find(({ mine }) => mine);
    if (!item) notify(text('changeBoard.nothing_selected'), { type: 'info' });
    else if (!own) notify(text('changeBoard.no_vote_here', { number: item.number }), { type: 'info' });
    else setAsked({ item, taskId: own.taskId, decision });
  };
  useKeys({ n: () => step(1), p: () => step(-1), a: () => ask('approve'), r: () => ask('reject') });
  return (
    <div ref={list}>
      {items.map((item) => (
        <AgendaEntry key={item.recordId} item={item} onVoted={renew} />
      ))}
      {asked && (
        <VoteDialog
          {...asked}
          onClose={() => setAsked(null)}
          onVoted={() => {
            setAsked(null);
            void renew();
          }}
        />
      )}
    </div>
  );
}
