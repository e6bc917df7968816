import { leavesSomebody, smallestStaffing } from '../../../rules/staffing.ts';
import type { Staffing } from '../../contract/staffing.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { sidesOf } from './sides.ts';
import { activeStaff, type StaffMember } from './staff.repository.ts';
import { dutiesOf, isNamedByCase, type StaffedDuty, tasksOf } from './staffed-duty.ts';
import { thinRoles } from './thin-roles.ts';

type State = Staffing['tasks'][number]['state'];

const worstFirst: readonly State[] = ['nobody', 'stand-in', 'enough'];

/** Whether the people there are suffice for the models in force under all rules of separation of duties. */
export class StaffingService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #directory: Directory;

  constructor(reader: Reader, versions: ProcessVersionService, directory: Directory) {
    this.#reader = reader;
    this.#versions = versions;
    this.#directory = directory;
  }

  async read(): Promise<Staffing> {
    const { sodRules, roles } = this.#versions.shared;
    const staff = await activeStaff(this.#reader);
    const tasks = tasksOf(this.#versions.inForce);
    const duties = dutiesOf(tasks, sodRules);
    const rows = await Promise.all(duties.map((duty) => this.#staffed(duty, staff)));
    return {
      smallest: smallestStaffing(duties),
      people: staff.length,
      tasks: rows.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state)),
      thinRoles: thinRoles(tasks, roles, staff),
    };
  }

  async #staffed(duty: StaffedDuty, staff: readonly StaffMember[]): Promise<Staffing['tasks'][number]> {
    const { roles } = this.#versions.shared;
    const { processId, modelId, element, role, rules } = duty;
    const side = rules.find((rule) => rule.side !== undefined)?.side;
    const mayAct = ({ id }: { readonly id: string }) => {
      const person = staff.find((each) => each.id === id);
      return person !== undefined && (side === undefined || sidesOf(person, roles).has(side));
    };
    const playing = (part: string | null): readonly StaffMember[] => {
      const holders = part === null ? [] : staff.filter((person) => person.roles.includes(part));
      return holders.length > 0 || (part !== null && !isNamedByCase(part, roles)) ? holders : staff;
    };
    const holders = playing(role);
    const own = new Set([...holders.map(({ id }) => id), ...holders.flatMap(({ deputyId }) => deputyId ?? [])]);
    const standing = [...own, ...(await this.#lastSteps(processId, staff))];
    const pools = [[...own], standing].map((pool) => [...new Set(pool)].filter((id) => mayAct({ id })));
    const [ofRole = [], ofAll = []] = pools;
    const parts = duty.keptAway.map((part) => playing(part).map(({ id }) => id));
    const state: State = leavesSomebody(ofRole, parts)
      ? 'enough'
      : leavesSomebody(ofAll, parts)
        ? 'stand-in'
        : 'nobody';
    return {
      processId,
      processName: this.#versions.processes.find((each) => each.processId === processId)?.manifest.name ?? {
        en: processId,
        zh: processId,
      },
      modelId,
      elementId: element.id,
      name: inBothLanguages(element.name),
      role: { id: role, name: roles.find(({ id }) => id === role)?.name ?? { en: role, zh: role } },
      rules: rules.map(({ id, name }) => ({ id, name })),
      own: ofRole.length,
      standIns: ofAll.length - ofRole.length,
      state,
    };
  }

  /** Whom the last steps of the fallback give a task to. */
  async #lastSteps(processId: string, staff: readonly StaffMember[]): Promise<readonly string[]> {
    const owner = await this.#directory.processOwner(processId);
    const held = ['sms-manager', 'top-management'];
    const holders = staff.filter(({ roles }) => held.some((role) => roles.includes(role))).map(({ id }) => id);
    return [...(owner === null ? [] : [owner]), ...holders];
  }
}
