/** What somebody typed but did not send, kept on this device. Signing out removes it. */
export interface Draft {
  readonly savedAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const prefix = 'praxis.draft.';

export function readDraft(key: string): Draft | null {
  const stored = localStorage.getItem(prefix + key);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Draft;
  } catch {
    localStorage.removeItem(prefix + key);
    return null;
  }
}

/** Answers the draft as stored, or null when the device has no room: typing goes on, unsaved. */
export function keepDraft(key: string, values: Draft['values'], now: Date): Draft | null {
  const draft: Draft = { savedAt: now.toISOString(), values };
  try {
    localStorage.setItem(prefix + key, JSON.stringify(draft));
    return draft;
  } catch {
    return null;
  }
}

export function discardDraft(key: string): void {
  localStorage.removeItem(prefix + key);
}

export function clearDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
