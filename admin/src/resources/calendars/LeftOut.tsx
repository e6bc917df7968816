import { Box } from '@mui/material';
import { en } from '../../i18n/en.ts';
import { useText } from '../../i18n/useText.ts';

interface Line {
  readonly place: string;
  readonly value: string;
  readonly code: string;
}

/** Places of an imported file that were not taken over, and why, in words. */
export function LeftOut({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText();
  return (
    <Box
      component="ul"
      sx={{ m: 0, pl: 2.5, maxHeight: 200, overflowY: 'auto', overflowWrap: 'anywhere' }}
      tabIndex={0}
    >
      {lines.map(({ place, value, code }) => (
        <li key={`${place} ${value} ${code}`}>
          {text('calendars.draft.left_out_line', {
            place,
            value,
            why: isKnown(code) ? text(`calendars.why.${code}`) : code,
          })}
        </li>
      ))}
    </Box>
  );
}

function isKnown(code: string): code is keyof typeof en.calendars.why {
  return Object.hasOwn(en.calendars.why, code);
}
