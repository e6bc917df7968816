import { Autocomplete, TextField } from '@mui/material';
import type { PersonRef } from '../../../../server/contract/common.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly people: readonly PersonRef[];
  readonly several: boolean;
  readonly chosen: readonly PersonRef[];
  readonly onChoose: (people: readonly PersonRef[]) => void;
}

/** Chooses among those whom the server lets the reader name. */
export function PeopleField({ people, several, chosen, onChoose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const shared = {
    options: [...people],
    getOptionLabel: (person: PersonRef) => localized(person.name),
    isOptionEqualToValue: (one: PersonRef, other: PersonRef) => one.id === other.id,
    noOptionsText: text('byHand.nobody_found'),
    openText: text('byHand.people'),
    closeText: text('byHand.people'),
    clearText: text('app.action.clear'),
    fullWidth: true,
  };
  return several ? (
    <Autocomplete
      {...shared}
      multiple
      disableCloseOnSelect
      value={[...chosen]}
      onChange={(_event, value) => onChoose(value)}
      renderInput={(input) => <TextField {...input} label={text('byHand.people')} />}
    />
  ) : (
    <Autocomplete
      {...shared}
      value={chosen[0] ?? null}
      onChange={(_event, value) => onChoose(value === null ? [] : [value])}
      renderInput={(input) => <TextField {...input} required label={text('byHand.person')} />}
    />
  );
}
