import SearchIcon from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useText } from '../../i18n/useText.ts';

export function TaskSearch({
  search,
  onSearch,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState(search);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <TextField
          type="search"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '') onSearch('');
          }}
          placeholder={text('tasks.search')}
          fullWidth
          sx={{ mt: 0, mb: 1, maxWidth: 420, '& .MuiInputBase-root': { bgcolor: 'background.paper' } }}
          slotProps={{
            htmlInput: { 'aria-label': text('tasks.search') },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon aria-hidden fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
        />
      </form>
    </search>
  );
}
