import { Button } from '@mui/material';
import { useListFilterContext } from 'react-admin';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../i18n/useText.ts';

export function RegisterNoMatch() {
  const text = useText();
  const { setFilters } = useListFilterContext();
  return (
    <EmptyState
      sentence={text('records.empty_filtered')}
      action={<Button onClick={() => setFilters({}, [])}>{text('app.action.clear_filters')}</Button>}
    />
  );
}
