import SchemaIcon from '@mui/icons-material/AccountTreeOutlined';
import ReportIcon from '@mui/icons-material/AddCircleOutlined';
import OperationsIcon from '@mui/icons-material/BuildOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import CmdbIcon from '@mui/icons-material/DnsOutlined';
import ChangeCalendarIcon from '@mui/icons-material/EventNoteOutlined';
import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import BoardIcon from '@mui/icons-material/HowToVoteOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import KpiIcon from '@mui/icons-material/InsightsOutlined';
import ArticlesIcon from '@mui/icons-material/MenuBookOutlined';
import StaffingIcon from '@mui/icons-material/PeopleOutlined';
import RulesIcon from '@mui/icons-material/TableChartOutlined';
import { Box, List } from '@mui/material';
import { useSidebarState } from 'react-admin';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useProcesses } from '../resources/processes/useProcesses.ts';
import { useRecordTypes } from '../resources/records/useRecordTypes.ts';
import { useQueueCounts } from '../resources/tasks/useQueueCounts.ts';
import { useSession } from '../session/sessionStore.ts';
import { useMay } from '../session/useMay.ts';
import { MenuLink } from './MenuLink.tsx';
import { MenuSection } from './MenuSection.tsx';
import { RegisterMenu } from './RegisterMenu.tsx';

/** Everything below Home and Inbox comes from the installed process packages. */
export function SideMenu() {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const isRepresentative = useSession()?.user.roles.includes('customer-rep') ?? false;
  const [open] = useSidebarState();
  const waiting = useQueueCounts().data;
  const startable = (useProcesses().data ?? []).filter((process) => process.startable);
  const types = useRecordTypes().data ?? [];
  return (
    <Box component="nav" aria-label={text('app.menu.navigation')} sx={{ pt: 1, pb: 4, width: open ? 204 : 52 }}>
      <List dense disablePadding>
        <MenuLink to="/" icon={<HomeIcon />} label={text('app.menu.home')} exact />
        {may('task.work') && (
          <MenuLink to="/tasks" icon={<InboxIcon />} label={text('app.menu.inbox')} count={waiting?.mine} />
        )}
        {may('process.start') && <MenuLink to="/articles" icon={<ArticlesIcon />} label={text('knowledge.title')} />}
      </List>
      <MenuSection label={text('app.menu.report')} open={open} empty={startable.length === 0}>
        {startable.map((process) => (
          <MenuLink
            key={process.id}
            to={process.hasCatalogue ? '/catalogue' : `/report/${process.id}`}
            icon={<ReportIcon />}
            label={localized(process.startName ?? process.name)}
          />
        ))}
      </MenuSection>
      <MenuSection label={text('app.menu.registers')} open={open} empty={types.length === 0}>
        <RegisterMenu types={types} />
      </MenuSection>
      <MenuSection label={text('app.menu.processes')} open={open} empty={!may('process.read')}>
        <MenuLink to="/processes" icon={<SchemaIcon />} label={text('processes.title')} />
        {may('rule-set.read') && <MenuLink to="/rules" icon={<RulesIcon />} label={text('rules.title')} />}
        {may('kpi.read') && <MenuLink to="/kpis" icon={<KpiIcon />} label={text('kpis.title')} />}
        {may('calendar.read') && <MenuLink to="/calendars" icon={<CalendarIcon />} label={text('calendars.title')} />}
        {may('calendar.read') && (
          <MenuLink to="/changes/calendar" icon={<ChangeCalendarIcon />} label={text('changeCalendar.title')} />
        )}
        {(may('calendar.read') || isRepresentative) && (
          <MenuLink to="/changes/board" icon={<BoardIcon />} label={text('changeBoard.title')} />
        )}
        {may('master-data.read') && <MenuLink to="/cmdb" icon={<CmdbIcon />} label={text('cmdb.title')} />}
        {may('user.read') && <MenuLink to="/staffing" icon={<StaffingIcon />} label={text('staffing.title')} />}
        {may('audit.read') && <MenuLink to="/audit-trail" icon={<AuditIcon />} label={text('auditTrail.title')} />}
        {(may('message.deliver') || may('stall.repair')) && (
          <MenuLink to="/operations" icon={<OperationsIcon />} label={text('operations.title')} />
        )}
      </MenuSection>
    </Box>
  );
}
