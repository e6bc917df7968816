import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRested } from '../../components/useRested.ts';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';

interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** Finds an item by part of its name, number or keys. */
export function ItemChooser({
  chosen,
  onChoose,
}: {
  readonly chosen: Chosen | null;
  readonly onChoose: (id: string) => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['item-choices', q],
    queryFn: () => itemApi.list(q === '' ? {} : { q }, 0, 20),
    placeholderData: (before) => before,
  });
  const found: readonly Chosen[] = data?.value ?? [];
  return (
    <Autocomplete
      size="small"
      options={found}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      value={chosen}
      loading={isFetching}
      loadingText={text('app.state.loading')}
      noOptionsText={text('cmdb.empty')}
      onInputChange={(_event, input, reason) => setTyped(reason === 'input' ? input : '')}
      onChange={(_event, next) => next && onChoose(next.id)}
      renderInput={(params) => <TextField {...params} label={text('cmdb.map.item')} />}
      sx={{ width: { xs: '100%', sm: 300 } }}
    />
  );
}
