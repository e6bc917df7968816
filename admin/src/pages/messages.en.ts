/** Home and the report page. */
export const home = {
  hello: 'Hello, %{name}',
  next_tasks: 'Your next tasks',
  next_tasks_empty: 'All clear. Nothing waits for you.',
  open_inbox: 'Open the inbox',
  group_waiting: '%{smart_count} task waits in your groups |||| %{smart_count} tasks wait in your groups',
  at_risk: 'Service levels at risk',
  at_risk_empty: 'No open task is close to its limit.',
  report: 'Report or request',
  report_empty: 'There is no process you may start with a form.',
  my_records: 'My open records',
  my_records_empty: 'You have no open records.',
  changed: 'changed %{at}',
};

export const report = {
  submit: 'Submit',
  sent: '%{number} is recorded.',
  sent_plain: 'It is recorded.',
  not_startable: 'This process cannot be started by you with a form.',
};
