import { createTheme, ThemeProvider } from '@mui/material';
import { createPortal } from 'react-dom';
import { lightTheme } from '../theme/themes.ts';
import { FileField } from './FileField.tsx';
import type { FileSlot } from './fileSlot.ts';

/** Forms stand on white paper in both themes, and so do their fields for files. */
const paper = createTheme(lightTheme);

/** Our fields in the places form-js keeps for them. */
export function FileFields({ slots }: { readonly slots: readonly FileSlot[] }) {
  return (
    <ThemeProvider theme={paper}>
      {slots.map((slot) => createPortal(<FileField slot={slot} />, slot.element, slot.id))}
    </ThemeProvider>
  );
}
