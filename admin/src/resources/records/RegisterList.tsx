import { Typography } from '@mui/material';
import {
  ColumnsButton,
  ExportButton,
  FilterButton,
  List,
  Pagination,
  SelectInput,
  TextInput,
  TopToolbar,
} from 'react-admin';
import type { RecordTypeView } from '../../../../server/contract/record.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { RegisterEmpty } from './RegisterEmpty.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import { useRegisterExport } from './useRegisterExport.ts';

/** Columns and filters are the inbox fields of the package: a new one appears without a line here. */
export function RegisterList({ type }: { readonly type: RecordTypeView }) {
  const text = useText();
  const localized = useLocalized();
  const title = text('records.register', { name: localized(type.name) });
  const choices = (values: RecordTypeView['columns'][number]['values']) =>
    values.map((choice) => ({ id: choice.value, name: localized(choice.label) }));
  const filters = [
    <TextInput key="q" source="q" label={text('app.action.search')} alwaysOn resettable />,
    <SelectInput
      key="status"
      source="status"
      label={text('records.column.status')}
      choices={type.states.map((state) => ({ id: state.key, name: localized(state.label) }))}
      translateChoice={false}
      emptyText={text('records.any')}
      alwaysOn
    />,
    ...type.columns
      .filter((column) => column.values.length > 0 && column.key !== 'status')
      .map((column) => (
        <SelectInput
          key={column.key}
          source={column.key}
          label={localized(column.label)}
          choices={choices(column.values)}
          translateChoice={false}
          emptyText={text('records.any')}
        />
      )),
  ];
  return (
    <>
      <PageTitle title={title} />
      <Typography variant="h1">{title}</Typography>
      <List
        resource={`records/${type.type}`}
        title={false}
        filters={filters}
        sort={{ field: 'updatedAt', order: 'DESC' }}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
        exporter={useRegisterExport(type)}
        empty={<RegisterEmpty type={type} />}
        queryOptions={{ meta: { register: type.type } }}
        actions={
          <TopToolbar>
            <FilterButton />
            <ColumnsButton />
            <ExportButton />
          </TopToolbar>
        }
        sx={wide}
      >
        <RegisterTable type={type} />
      </List>
    </>
  );
}

/** The table scrolls in its own box, so that the page keeps its width. */
const wide = {
  '& .RaList-main, & .RaList-content': { minWidth: 0 },
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
};
