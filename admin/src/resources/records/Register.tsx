import { useParams } from 'react-router-dom';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { NotFound } from '../../pages/NotFound.tsx';
import { RegisterList } from './RegisterList.tsx';
import { useRecordTypes } from './useRecordTypes.ts';

/** The register of one record type, as far as such a type is installed. */
export function Register() {
  const { type = '' } = useParams();
  const { data: types, error, refetch } = useRecordTypes();
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (types === undefined) return <Waiting />;
  const found = types.find((one) => one.type === type);
  return found === undefined ? <NotFound /> : <RegisterList key={type} type={found} />;
}
