/** The smallest staffing under separation of duties, against the real one. */
export const staffing = {
  title: 'Staffing',
  smallest: 'With %{smallest} people every case can end under all rules of separation of duties. There are %{people}.',
  tasks: 'Tasks of separated duties',
  tasks_hint:
    'In the worst case: whoever could be kept away from a task is. Stand-ins are deputies, the process owner, the management system manager and top management, each under the same rules.',
  no_tasks: 'No rule speaks of a task of the installed models.',
  task: 'Task',
  process: 'Process',
  role: 'Role',
  rules: 'Rules',
  own: 'May do it',
  stand_ins: 'Stand in',
  outcome: 'In the worst case',
  states: { enough: 'Somebody of the role is left', stand_in: 'Somebody stands in', nobody: 'Nobody is left' },
  thin: 'Roles with fewer than two people',
  thin_hint: 'One absence stops the work of these roles. Give the role to somebody else, or name a deputy.',
  no_thin: 'Every role of the installed models is held by two people or more, deputies included.',
  holders: 'Held by',
  deputies: 'Deputies',
  processes: 'Works in',
};
