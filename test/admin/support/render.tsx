import { act, type ReactNode } from 'react';
import { AdminContext, type DataProvider, memoryStore } from 'react-admin';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import type { PraxisDataProvider } from '../../../admin/src/dataProvider.ts';
import { dataProvider } from '../../../admin/src/dataProvider.ts';
import { setSession } from '../../../admin/src/session/sessionStore.ts';
import type { Language } from '../../../rules/schema/languages.ts';
import type { Permission } from '../../../server/contract/endpoint.ts';
import { aSession } from './session.ts';
import { i18nIn } from './text-in.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface Rendering {
  readonly language?: Language;
  /** What the server would answer; anything else stays unanswered. */
  readonly answers?: Partial<PraxisDataProvider>;
  readonly at?: string;
  /** What the person may do, in place of what their roles grant. */
  readonly permissions?: readonly Permission[];
}

/** Shows a component as a signed-in person sees it. Answers the element it stands in. */
export async function render(
  element: ReactNode,
  { language = 'en', answers = {}, at = '/', permissions }: Rendering = {},
): Promise<HTMLElement> {
  const session = aSession();
  setSession(permissions ? { ...session, permissions: [...permissions] } : session);
  await act(async () => shown?.unmount());
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  shown = root;
  const provider: DataProvider = { ...unanswered, ...answers };
  await act(async () => {
    root.render(
      <MemoryRouter initialEntries={[at]}>
        <AdminContext dataProvider={provider} i18nProvider={i18nIn(language)} store={memoryStore({ locale: language })}>
          {element}
        </AdminContext>
      </MemoryRouter>,
    );
  });
  // Answers are told to components in the next turn, and theirs may ask again.
  for (let turn = 0; turn < 3; turn++) await act(() => new Promise((resolve) => setTimeout(resolve)));
  return place;
}

let shown: Root | undefined;

/** A page that waits for the server is a state of its own; a test answers what it is about. */
const unanswered = Object.fromEntries(
  Object.keys(dataProvider).map((name) => [name, () => new Promise(() => {})]),
) as unknown as DataProvider;
