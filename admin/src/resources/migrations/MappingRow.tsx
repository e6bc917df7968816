import { Box, TableCell, TableRow, TextField } from '@mui/material';
import type { MappableElement, ProposedElement } from '../../../../server/contract/migration-proposal.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly element: ProposedElement;
  readonly targets: readonly MappableElement[];
  /** What it becomes by now. */
  readonly target: string | null;
  readonly onChoose: (to: string | null) => void;
}

/** One element of the old version and what stands for it in the new one. */
export function MappingRow({ element, targets, target, onChoose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const name = localized(element.name) || element.elementId;
  const kin = targets.filter((each) => isAkin(element, each) || each.elementId === target);
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ pl: 2 + element.depth * 2 }}>
        {name}
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', fontWeight: 400 }}>{element.elementId}</Box>
      </TableCell>
      <TableCell>{element.waiting}</TableCell>
      <TableCell>
        <TextField
          select
          size="small"
          value={target ?? ''}
          onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
          slotProps={{
            select: { native: true },
            htmlInput: { 'aria-label': text('migrations.becomes_of', { name }) },
          }}
          sx={{ minWidth: 200 }}
        >
          <option value="">{text('migrations.nothing')}</option>
          {kin.map((each) => (
            <option key={each.elementId} value={each.elementId}>
              {localized(each.name) || each.elementId} ({each.elementId})
            </option>
          ))}
        </TextField>
      </TableCell>
      <TableCell>{foundHow()}</TableCell>
    </TableRow>
  );

  function foundHow(): string {
    if (target !== element.to) return text('migrations.by.hand');
    if (element.by !== null) return text(`migrations.by.${element.by}`);
    return element.why === null ? '' : text(`migrations.why.${element.why}`);
  }
}

/** Only elements of one kind can stand for each other. */
function isAkin(one: MappableElement, other: MappableElement): boolean {
  return one.type === other.type && one.eventType === other.eventType && one.repeats === other.repeats;
}
