/** Times, durations and SLA clocks in words. Plural forms are separated by `||||`. */
export const time = {
  days: '%{smart_count} day |||| %{smart_count} days',
  hours: '%{smart_count} h',
  minutes: '%{smart_count} min',
  joined: '%{first} %{second}',
  under_a_minute: 'less than a minute',
  service_zone: 'Service zone %{zone}: %{at}',
  clock: {
    left: '%{duration} left',
    over: '%{duration} over',
    paused: 'Paused',
    paused_because: 'Paused: %{reason}',
    paused_since: 'Paused since %{since}: %{reason}',
    met: 'Met',
    missed: 'Missed',
    provisional: 'The due time lies beyond the last confirmed holiday notice and may move.',
    working_time: 'Working time of the service',
    due: 'due %{at}',
  },
  metric: { response: 'Response', resolution: 'Resolution', fulfilment: 'Fulfilment', restoration: 'Restoration' },
};
