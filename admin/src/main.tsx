import '@fontsource/roboto/latin-400.css';
import '@fontsource/roboto/latin-500.css';
import '@fontsource/roboto/latin-700.css';

import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { App } from './App.tsx';
import { loadI18nProvider } from './i18n/i18nProvider.ts';
import { firstLanguage } from './i18n/preferredLanguage.ts';

/** The content security policy lets in only styles that carry the nonce of this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const styles = createCache({ key: 'praxis', prepend: true, ...(nonce ? { nonce } : {}) });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const i18nProvider = await loadI18nProvider(firstLanguage());
createRoot(root).render(
  <StrictMode>
    <CacheProvider value={styles}>
      <BrowserRouter>
        <App i18nProvider={i18nProvider} />
      </BrowserRouter>
    </CacheProvider>
  </StrictMode>,
);

// Chinese may stand in any record; its font is named when the page is up.
setTimeout(() => void import('./i18n/chineseFont.ts'), 300);
