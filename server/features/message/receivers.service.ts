import type { ProcessVersionService, VersionedModel } from '../process-version/process-version.service.ts';

/** A start event in force. */
export interface EventStart {
  readonly model: VersionedModel;
  readonly elementId: string;
}

/** The start event that takes a message; a message has one receiver. */
export function messageStart(versions: ProcessVersionService, name: string): EventStart | undefined {
  return startsBy(versions, (start) => start.messageName === name)[0];
}

/** Every start event that a signal triggers: one instance each. */
export function signalStarts(versions: ProcessVersionService, name: string): readonly EventStart[] {
  return startsBy(versions, (start) => start.signalName === name);
}

/** True when some model in force can take the message, now or later. */
export function receives(versions: ProcessVersionService, name: string): boolean {
  return versions.inForce.some((version) =>
    [...version.content.models.values()].some(({ process }) => process.messageNames.caught.includes(name)),
  );
}

type Start = VersionedModel['process']['startEvents'][number];

function startsBy(versions: ProcessVersionService, fits: (start: Start) => boolean): readonly EventStart[] {
  return versions.inForce.flatMap((version) =>
    [...version.content.models.values()].flatMap(({ process }) =>
      process.startEvents.filter(fits).map((start) => ({ model: { version, process }, elementId: start.elementId })),
    ),
  );
}
