import { MenuItem, TextField } from '@mui/material';
import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { CalendarFilter } from './changeCalendarApi.ts';

interface Props {
  readonly filter: CalendarFilter;
  readonly onChange: (key: keyof CalendarFilter, value: string) => void;
}

const risks = ['low', 'medium', 'high', 'very-high'] as const;

/** Which changes are shown. */
export function CalendarFilters({ filter, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const services = useChoices('services').data ?? [];
  const people = useChoices('users').data ?? [];
  const named = (choices: typeof services) => choices.map(({ value, label }) => ({ value, name: localized(label) }));
  const fields = {
    service: named(services),
    risk: risks.map((value) => ({ value, name: text(`changeCalendar.risk.${value}`) })),
    person: named(people),
  };
  return (['service', 'risk', 'person'] as const).map((key) => (
    <TextField
      key={key}
      select
      id={`change-calendar-${key}`}
      label={text(`changeCalendar.filter.${key}`)}
      value={filter[key]}
      onChange={(event) => onChange(key, event.target.value)}
      sx={{ minWidth: 150 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{text('changeCalendar.filter.all')}</MenuItem>
      {fields[key].map(({ value, name }) => (
        <MenuItem key={value} value={value}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  ));
}
