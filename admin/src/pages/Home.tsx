import { Box, Typography } from '@mui/material';
import { PageTitle } from '../components/PageTitle.tsx';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { StalledRuns } from '../resources/operations/StalledRuns.tsx';
import { useSession } from '../session/sessionStore.ts';
import { useMay } from '../session/useMay.ts';
import { MyRecords } from './home/MyRecords.tsx';
import { NextTasks } from './home/NextTasks.tsx';
import { ReportCards } from './home/ReportCards.tsx';
import { RiskTasks } from './home/RiskTasks.tsx';

/** The start of a day, by what the roles of the person let them do. Each card loads and fails alone. */
export function Home() {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const name = localized(useSession()?.user.name);
  const works = may('task.work');
  return (
    <>
      <PageTitle title={text('app.menu.home')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('home.hello', { name })}
      </Typography>
      <Box sx={grid}>
        <Box sx={column}>
          {may('stall.repair') && <StalledRuns whenAny />}
          {works && <NextTasks />}
          <MyRecords />
        </Box>
        <Box sx={column}>
          {may('process.start') && <ReportCards />}
          {works && <RiskTasks />}
        </Box>
      </Box>
    </>
  );
}

const column = { display: 'grid', gap: 2, minWidth: 0 };
const grid = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
};
