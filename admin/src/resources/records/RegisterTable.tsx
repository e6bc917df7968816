import { Link } from '@mui/material';
import { DataTable } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { RecordTypeView, RecordView } from '../../../../server/contract/record.ts';
import { urgentClock } from '../../components/clockStatus.ts';
import { Moment } from '../../components/Moment.tsx';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { SlaBar } from '../../components/SlaBar.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { RegisterNoMatch } from './RegisterNoMatch.tsx';
import { useFieldText } from './useFieldText.ts';

const Column = DataTable.Col<RecordView>;

/** Columns every record has; the fields of the type follow. */
const common = ['number', 'title', 'status', 'priority', 'assignee', 'requester', 'createdAt', 'updatedAt', 'clocks'];

/** Shown before anybody chooses columns: enough to find a record, narrow enough for 1366 pixels. */
const hiddenAtFirst = ['requester', 'createdAt'];

export function RegisterTable({ type }: { readonly type: RecordTypeView }) {
  const text = useText();
  const localized = useLocalized();
  const navigate = useNavigate();
  const fieldText = useFieldText();
  const none = text('app.state.empty_value');
  const own = type.columns.filter((column) => !common.includes(column.key));
  const label = (key: string, fallback: string) =>
    localized(type.columns.find((column) => column.key === key)?.label) || fallback;
  const stateLabel = (record: RecordView) =>
    localized(type.states.find((state) => state.key === record.status)?.label ?? record.stage);
  const open = (record: RecordView) => `/records/${type.type}/${record.number}`;
  return (
    <DataTable<RecordView>
      storeKey={`register.${type.type}`}
      bulkActionButtons={false}
      rowClick={(_id, _resource, record) => {
        navigate(open(record as RecordView));
        return false;
      }}
      hiddenColumns={[...hiddenAtFirst, ...own.slice(2).map((column) => column.key)]}
      empty={<RegisterNoMatch />}
      size="small"
    >
      <Column
        source="number"
        label={text('records.column.number')}
        render={(record) => (
          <Link component={RouterLink} to={open(record)} sx={{ fontWeight: 500, whiteSpace: 'nowrap' }}>
            {record.number}
          </Link>
        )}
      />
      <Column source="title" label={text('records.column.title')} render={(record) => record.title || none} />
      <Column source="status" label={text('records.column.status')} render={stateLabel} />
      <Column
        source="priority"
        label={label('priority', text('records.column.priority'))}
        render={(record) => <PriorityChip priority={record.priority} />}
      />
      {own.map((column) => (
        <Column
          key={column.key}
          source={column.key}
          label={localized(column.label)}
          render={(record) => fieldText(column, record.fields[column.key]) || none}
        />
      ))}
      <Column
        source="requester"
        label={text('records.column.requester')}
        disableSort
        render={(record) => localized(record.requester?.name) || none}
      />
      <Column
        source="assignee"
        label={text('records.column.assignee')}
        disableSort
        render={(record) => localized(record.assignee?.name) || none}
      />
      <Column
        source="clocks"
        label={text('records.column.sla')}
        disableSort
        render={(record) => {
          const clock = urgentClock(record.clocks);
          return clock ? <SlaBar clock={clock} /> : none;
        }}
      />
      <Column
        source="createdAt"
        label={text('records.column.created')}
        render={(record) => <Moment at={record.createdAt} />}
      />
      <Column
        source="updatedAt"
        label={text('records.column.updated')}
        render={(record) => <Moment at={record.updatedAt} />}
      />
    </DataTable>
  );
}
