import { useState } from 'react';
import { InstanceView } from './InstanceView.tsx';

interface Props {
  readonly instanceId: string;
  /** Selected at first. */
  readonly element: string;
  /** Drawing above table, where there is little width. */
  readonly stacked: boolean;
}

/** The run of a task; following a call activity shows the called run in its place. */
export function ProcessView({ instanceId, element, stacked }: Props) {
  const [shown, setShown] = useState({ run: instanceId, element: element as string | null });
  return (
    <InstanceView
      instanceId={shown.run}
      selected={shown.element}
      onSelect={(next) => setShown({ ...shown, element: next })}
      onOpenRun={(run) => setShown({ run, element: null })}
      stacked={stacked}
    />
  );
}
