import { Autocomplete, TextField } from '@mui/material';
import type { UserView } from '../../../../server/contract/master-data.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly label: string;
  readonly people: readonly UserView[];
  readonly required: boolean;
  readonly onChoose: (userId: string | null) => void;
}

/** Chooses one person by name. */
export function PersonField({ label, people, required, onChoose }: Props) {
  const text = useText();
  const localized = useLocalized();
  return (
    <Autocomplete
      options={[...people]}
      getOptionLabel={(person) => localized(person.name)}
      getOptionKey={(person) => person.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      noOptionsText={text('delegations.nobody_found')}
      openText={text('delegations.people')}
      closeText={text('delegations.people')}
      clearText={text('app.action.clear')}
      fullWidth
      onChange={(_event, person) => onChoose(person?.id ?? null)}
      renderInput={(input) => <TextField {...input} required={required} label={label} />}
    />
  );
}
