import type { LiveEvent } from '../../../server/contract/message.ts';

interface Listener {
  readonly onEvent: (event: LiveEvent) => void;
  /** `again`: after it had been lost. */
  readonly onOpen: (again: boolean) => void;
  readonly onLost: () => void;
}

/** Milliseconds until a stream that the server refused is tried again; one that broke, the browser reopens itself. */
const retryMs = 10_000;

/** Opens the event stream and keeps it open. Answers how to close it. */
export function openStream({ onEvent, onOpen, onLost }: Listener): () => void {
  let stream: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  const connect = () => {
    stream = new EventSource('/api/events');
    stream.addEventListener('message', (message: MessageEvent<string>) =>
      onEvent(JSON.parse(message.data) as LiveEvent),
    );
    stream.addEventListener('open', () => {
      onOpen(lost);
      lost = false;
    });
    stream.addEventListener('error', () => {
      lost = true;
      onLost();
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(connect, retryMs);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    stream.close();
  };
}
