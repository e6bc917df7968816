/** Finding records, people and configuration items. */
export const search = {
  title: 'Search',
  open: 'Search (Ctrl+K)',
  label: 'Number, words, a person or a configuration item',
  hint: 'Type a number to go straight to its record. Every word must be there; Chinese needs no spaces.',
  exact: 'Go to',
  records: 'Records (%{total})',
  people: 'People (%{total})',
  configuration_items: 'Configuration items (%{total})',
  more: 'The %{shown} newest are shown: add a word to narrow it down.',
  nothing: 'Nothing is found for “%{q}”.',
  all: 'All results on a page of their own',
  ended: 'ended',
};
