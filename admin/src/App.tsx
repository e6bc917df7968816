import { lazy } from 'react';
import { Admin, CustomRoutes, type I18nProvider, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './authProvider.ts';
import { dataProvider } from './dataProvider.ts';
import { Shell } from './layout/Shell.tsx';
import { Home } from './pages/Home.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { queryClient } from './queryClient.ts';
import { Inbox } from './resources/tasks/Inbox.tsx';
import { SignIn } from './session/SignIn.tsx';
import { darkTheme, lightTheme } from './theme/themes.ts';

const TaskPage = lazy(() => import('./resources/tasks/TaskPage.tsx').then((page) => ({ default: page.TaskPage })));
const Register = lazy(() => import('./resources/records/Register.tsx').then((page) => ({ default: page.Register })));
const RecordPage = lazy(() =>
  import('./resources/records/RecordPage.tsx').then((page) => ({ default: page.RecordPage })),
);
const ReportPage = lazy(() => import('./pages/ReportPage.tsx').then((page) => ({ default: page.ReportPage })));
const Processes = lazy(() =>
  import('./resources/processes/Processes.tsx').then((page) => ({ default: page.Processes })),
);
const ModelPage = lazy(() =>
  import('./resources/processes/ModelPage.tsx').then((page) => ({ default: page.ModelPage })),
);

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
        <Route path="/tasks" element={<Inbox />} />
        <Route path="/tasks/:id" element={<TaskPage />} />
        <Route path="/records/:type" element={<Register />} />
        <Route path="/records/:type/:id" element={<RecordPage />} />
        <Route path="/report/:process" element={<ReportPage />} />
        <Route path="/processes" element={<Processes />} />
        <Route path="/processes/:id/model/:model" element={<ModelPage />} />
      </CustomRoutes>
      <Resource name="tasks" />
    </Admin>
  );
}
