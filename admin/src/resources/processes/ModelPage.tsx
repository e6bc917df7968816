import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, Card, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { DiagramViewer } from '../../modeler/DiagramViewer.tsx';
import { laneNames } from '../../modeler/laneNames.ts';
import { noMarks } from '../../modeler/marks.ts';
import { OutlineTable } from '../../modeler/OutlineTable.tsx';
import { useModel } from './useModel.ts';

/** A shipped model, to be read: as drawn, and in words. The selected element (`?el=`) stands in the address. */
export function ModelPage() {
  const text = useText();
  const localized = useLocalized();
  const { model: id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const { data: model, error, refetch } = useModel(id);
  const lanes = useMemo(() => laneNames(model?.xml ?? ''), [model]);
  const select = (element: string | null) => setQuery(element === null ? {} : { el: element }, { replace: true });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (model === undefined) return <Waiting rows={10} />;
  return (
    <>
      <PageTitle title={localized(model.name)} />
      <Button component={Link} to="/processes" startIcon={<BackIcon />}>
        {text('processes.title')}
      </Button>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2, flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h1">{localized(model.name)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text('processes.version', { version: model.version })} · {text('processes.read_only')}
        </Typography>
      </Box>
      <Card sx={layout}>
        <DiagramViewer
          xml={model.xml}
          label={localized(model.name)}
          marks={noMarks}
          selected={query.get('el')}
          onSelect={select}
          height="max(420px, calc(100vh - 260px))"
        />
        <Box sx={{ minWidth: 0, maxHeight: { lg: 'calc(100vh - 190px)' }, overflowY: 'auto' }}>
          <OutlineTable
            lines={model.outline}
            lanes={lanes}
            marks={noMarks}
            times={null}
            selected={query.get('el')}
            onSelect={select}
          />
        </Box>
      </Card>
    </>
  );
}

const layout = {
  p: 1.5,
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(340px, 2fr)' },
};
