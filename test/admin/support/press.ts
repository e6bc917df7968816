import { act } from 'react';

/** Presses the first button with this text and waits until what it asked for is shown. */
export async function press(place: ParentNode, name: string): Promise<void> {
  const button = [...place.querySelectorAll('button')].find((one) => one.textContent === name);
  if (button === undefined) throw new Error(`there is no button "${name}"`);
  await act(async () => button.click());
  for (let turn = 0; turn < 3; turn++) await act(() => new Promise((resolve) => setTimeout(resolve)));
}
