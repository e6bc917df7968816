/** What administrators look after: messages nobody took, runs that cannot go on. */
export const operations = {
  title: 'Operations',
  kept: 'Kept messages',
  kept_hint: 'They came before a process was installed that takes them.',
  kept_empty: 'No message is kept.',
  message: 'Message',
  count: 'How many',
  oldest: 'Oldest',
  receiver: 'Receiver',
  receiver_installed: 'Installed',
  receiver_missing: 'Not installed',
  deliver: 'Deliver',
  deliver_title: 'Deliver kept messages',
  deliver_confirm:
    'Deliver %{smart_count} message %{name}? It has effect at once. |||| Deliver %{smart_count} messages %{name}? They have effect at once.',
  delivered: '%{smart_count} message is on its way. |||| %{smart_count} messages are on their way.',
  stalls: 'Runs that cannot go on',
  stalls_empty: 'Every run can go on.',
  jobs: 'Work that failed beside all runs',
  jobs_empty: 'No such work has failed.',
  job_timer_start: '%{what} was to start by itself, due %{at}, and failed at every attempt.',
  job_other: '%{what}, due %{at}, failed at every attempt.',
};
