import { Admin, CustomRoutes, type I18nProvider, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './authProvider.ts';
import { dataProvider } from './dataProvider.ts';
import { Shell } from './layout/Shell.tsx';
import { Home } from './pages/Home.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { queryClient } from './queryClient.ts';
import { auditTrailRoutes } from './resources/audit-trail/index.tsx';
import { calendarRoutes } from './resources/calendars/index.tsx';
import { catalogueRoutes } from './resources/catalogue/index.tsx';
import { changeBoardRoutes } from './resources/change-board/index.tsx';
import { changeCalendarRoutes } from './resources/change-calendar/index.tsx';
import { cmdbRoutes } from './resources/cmdb/index.tsx';
import { delegationRoutes } from './resources/delegations/index.tsx';
import { knowledgeRoutes } from './resources/knowledge/index.tsx';
import { kpiRoutes } from './resources/kpis/index.tsx';
import { migrationRoutes } from './resources/migrations/index.tsx';
import { noticeRoutes } from './resources/notices/index.tsx';
import { operationsRoutes } from './resources/operations/index.tsx';
import { processRoutes } from './resources/processes/index.tsx';
import { recordRoutes } from './resources/records/index.tsx';
import { ruleRoutes } from './resources/rules/index.tsx';
import { searchRoutes } from './resources/search/index.tsx';
import { staffingRoutes } from './resources/staffing/index.tsx';
import { taskRoutes } from './resources/tasks/index.tsx';
import { SignIn } from './session/SignIn.tsx';
import { darkTheme, lightTheme } from './theme/themes.ts';

const routes = [
  ...taskRoutes,
  ...recordRoutes,
  ...processRoutes,
  ...migrationRoutes,
  ...noticeRoutes,
  ...delegationRoutes,
  ...auditTrailRoutes,
  ...staffingRoutes,
  ...operationsRoutes,
  ...calendarRoutes,
  ...catalogueRoutes,
  ...changeCalendarRoutes,
  ...changeBoardRoutes,
  ...knowledgeRoutes,
  ...kpiRoutes,
  ...cmdbRoutes,
  ...searchRoutes,
  ...ruleRoutes,
];

/** Routes name nouns, never one process: which registers and reports exist comes from the installed packages. */
export function App({ i18nProvider }: { readonly i18nProvider: I18nProvider }) {
  return (
    <Admin
      title="Praxis 知行"
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      layout={Shell}
      loginPage={SignIn}
      dashboard={Home}
      catchAll={NotFound}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      <CustomRoutes>
        {routes.map((route) => (
          <Route key={route.path} {...route} />
        ))}
      </CustomRoutes>
      <Resource name="tasks" />
    </Admin>
  );
}
