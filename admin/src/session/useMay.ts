import type { Permission } from '../../../server/contract/endpoint.ts';
import { useSession } from './sessionStore.ts';

/** Whether the roles of the person grant a right; what may be done with one thing, the server says. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) ?? false;
}
