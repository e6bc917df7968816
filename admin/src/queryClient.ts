import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './session/request.ts';

/** Only a failure that may pass by itself is tried again; what the server refused stays refused. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && isPassing(error.status),
    },
  },
});

function isPassing(status: number): boolean {
  return status === 0 || status >= 502;
}
