import { Autocomplete, TextField } from '@mui/material';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useChoices } from './useChoices.ts';

interface Props {
  /** Which list of the server. */
  readonly of: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Chooses several things of a list by name. */
export function ChoicesField({ of, label, values, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const choices = useChoices(of).data ?? [];
  return (
    <Autocomplete
      multiple
      options={[...choices]}
      value={choices.filter(({ value }) => values.includes(value))}
      getOptionLabel={(choice) => localized(choice.label)}
      getOptionKey={(choice) => choice.value}
      isOptionEqualToValue={(one, other) => one.value === other.value}
      noOptionsText={text('app.choices.none')}
      openText={text('app.choices.of', { label })}
      closeText={text('app.choices.of', { label })}
      clearText={text('app.action.clear')}
      onChange={(_event, chosen) => onChange(chosen.map(({ value }) => value))}
      renderInput={(input) => <TextField {...input} label={label} />}
    />
  );
}
