import { Box, Button, Typography } from '@mui/material';
import { Link } from '@mui/material';
import { ColumnsButton, DataTable, ExportButton, FilterButton, FilterForm, List, Pagination, SearchInput, SelectInput, TopToolbar, useListContext } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { RecordTypeView, RecordView } from '../../../../server/contract/record.ts';
import { urgentClock } from '../../components/clockStatus.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { SlaBar } from '../../components/SlaBar.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { NotFound } from '../../pages/NotFound.tsx';
import { useFieldText } from './useFieldText.ts';
import { useRecordTypes } from './useRecordTypes.ts';

/** The register of one record type: its columns and filters are the inbox fields of the package. */
export function Register() {
  const { type = '' } = useParams();
  const { data: types, error, refetch } = useRecordTypes();
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (types === undefined) return <Waiting />;
  const found = types.find((one) => one.type === type);
  return found === undefined ? <NotFound /> : <TypedRegister key={type} type={found} />;
}
