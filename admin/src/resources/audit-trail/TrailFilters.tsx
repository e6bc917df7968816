import { Autocomplete, Box, MenuItem, TextField } from '@mui/material';
import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { actions, useActionName } from './useActionName.ts';

export const filters = ['record', 'person', 'action', 'from', 'until'] as const;
type Filter = (typeof filters)[number];

interface Props {
  readonly filter: Readonly<Partial<Record<Filter, string>>>;
  readonly narrow: (key: Filter, value: string) => void;
}

const dayMs = 86_400_000;

/** Which lines are shown. */
export function TrailFilters({ filter, narrow }: Props) {
  const text = useText();
  const actionName = useActionName();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
      <TextField
        size="small"
        type="search"
        label={text('auditTrail.record')}
        value={filter.record ?? ''}
        onChange={(event) => narrow('record', event.target.value)}
      />
      <PersonFilter value={filter.person ?? ''} onChange={(person) => narrow('person', person)} />
      <TextField
        select
        size="small"
        label={text('auditTrail.action_label')}
        value={filter.action ?? ''}
        onChange={(event) => narrow('action', event.target.value)}
        sx={{ minWidth: 200 }}
      >
        <MenuItem value="">{text('auditTrail.all')}</MenuItem>
        {actions.map((action) => (
          <MenuItem key={action} value={action}>
            {actionName(action)}
          </MenuItem>
        ))}
      </TextField>
      {(['from', 'until'] as const).map((key) => (
        <TextField
          key={key}
          size="small"
          type="date"
          label={text(`auditTrail.${key}`)}
          value={filter[key] ?? ''}
          onChange={(event) => narrow(key, event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
    </Box>
  );
}

function PersonFilter({ value, onChange }: { readonly value: string; readonly onChange: (person: string) => void }) {
  const text = useText();
  const localized = useLocalized();
  const people = useChoices('users').data ?? [];
  const label = text('auditTrail.who');
  return (
    <Autocomplete
      size="small"
      sx={{ width: 220 }}
      options={[...people]}
      value={people.find((person) => person.value === value) ?? null}
      getOptionLabel={(person) => localized(person.label)}
      getOptionKey={(person) => person.value}
      isOptionEqualToValue={(one, other) => one.value === other.value}
      noOptionsText={text('app.choices.none')}
      openText={text('app.choices.of', { label })}
      closeText={text('app.choices.of', { label })}
      clearText={text('app.action.clear')}
      onChange={(_event, person) => onChange(person?.value ?? '')}
      renderInput={(input) => <TextField {...input} label={label} />}
    />
  );
}

/** The filters as the API takes them: days are those of the reader; the last one counts whole. */
export function askedOf({ record, person, action, from, until }: Props['filter']): object {
  const instant = (day: string, more: number) => new Date(new Date(`${day}T00:00`).getTime() + more).toISOString();
  return {
    ...(record ? { recordNumber: record.trim().toUpperCase() } : {}),
    ...(person ? { actorId: person } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: instant(from, 0) } : {}),
    ...(until ? { until: instant(until, dayMs) } : {}),
  };
}
