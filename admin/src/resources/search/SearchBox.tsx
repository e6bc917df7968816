import { Box, TextField } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { SearchResults } from './SearchResults.tsx';
import { useSearch } from './useSearch.ts';

interface Props {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onFollow?: () => void;
}

/** One line to type in, and what is found below it. Enter opens a number or the first result, arrows walk. */
export function SearchBox({ typed, onTyped, onFollow }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const { data, error, refetch, isFetching, q } = useSearch(typed);
  const [awaited, setAwaited] = useState(false);
  const isCurrent = q !== '' && q === typed.trim() && !isFetching && data !== undefined;
  const first = data?.exact ?? data?.records.rows[0];
  const follow = () => {
    setAwaited(false);
    if (!first) return;
    onFollow?.();
    navigate(`/records/${first.type}/${first.number}`);
  };
  // Whoever is faster than the search is taken to what it finds.
  const arrive = useRef(follow);
  arrive.current = follow;
  useEffect(() => {
    if (awaited && isCurrent) arrive.current();
  }, [awaited, isCurrent]);
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      walk(place.current, event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (typed.trim() !== '') setAwaited(true);
    }
  };
  return (
    <Box component="search" ref={place} onKeyDown={keys} sx={{ display: 'block' }}>
      <TextField
        autoFocus
        fullWidth
        type="search"
        label={text('search.label')}
        helperText={text('search.hint')}
        value={typed}
        onChange={(event) => {
          setAwaited(false);
          onTyped(event.target.value);
        }}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <Box aria-live="polite">
        {error && <ProblemNotice error={error} retry={refetch} />}
        {q !== '' && data === undefined && !error && <Waiting rows={3} />}
        {q !== '' && data !== undefined && <SearchResults q={q} found={data} {...(onFollow ? { onFollow } : {})} />}
      </Box>
    </Box>
  );
}

/** Moves the focus among the line and the results. */
function walk(place: HTMLElement | null, by: 1 | -1): void {
  const stops = [...(place?.querySelectorAll<HTMLElement>('input, [data-result]') ?? [])];
  const now = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(Math.max(now + by, 0), stops.length - 1)]?.focus();
}
