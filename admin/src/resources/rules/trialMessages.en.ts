/** A rule set that is tried: facts in, decision out, and why. */
export const trial = {
  title: 'Try it',
  hint: 'What the table above decides for these facts. Nothing is stored.',
  missing: 'missing',
  expected: 'Expected: %{type}',
  list_hint: 'With commas between',
  unread: 'Some cells of the table cannot be read yet: it is tried as it could be read last.',
  invalid: 'The table cannot decide anything yet. The checks say why.',
  about: '%{reason}: %{fact}',
  no_row: 'no row',
  by: 'By row %{rows}',
  rows: 'What each row says (%{smart_count} row) |||| What each row says (%{smart_count} rows)',
  more: '%{smart_count} more row does not match. |||| %{smart_count} more rows do not match.',
  decides: 'Decides.',
  passed_over: 'Matches too, but an earlier row decides.',
  asks: '%{given} (the row asks for %{asked})',
  or: ' or ',
} as const;
