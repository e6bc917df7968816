import { useQuery } from '@tanstack/react-query';
import { changeBoardApi } from './changeBoardApi.ts';

/** Meetings of the board, by day. */
export function useMeetings() {
  return useQuery({ queryKey: ['change-board', 'meetings'], queryFn: changeBoardApi.meetings });
}
