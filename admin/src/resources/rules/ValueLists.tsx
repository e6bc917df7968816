import type { GridColumn } from './gridModel.ts';

/** What may be chosen in the cells of each column, as lists the browser offers while one types. */
export function ValueLists({ columns }: { readonly columns: readonly GridColumn[] }) {
  return columns
    .filter(({ values }) => values.length > 0)
    .map(({ key, values }) => (
      <datalist key={key} id={`values-${key}`}>
        {values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    ));
}
