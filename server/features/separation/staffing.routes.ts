import { readStaffing } from '../../contract/staffing.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { StaffingService } from './staffing.service.ts';

/** `/api/staffing`: the smallest staffing against the real one. */
export function staffingRoutes(staffing: StaffingService): readonly MountedRoute[] {
  return [route(readStaffing, () => staffing.read())];
}
