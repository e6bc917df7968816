import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { density } from './density.ts';

const fontFamily = [
  'Roboto',
  '"Noto Sans SC Variable"',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  'system-ui',
  'sans-serif',
].join(',');

const typography = {
  fontFamily,
  fontSize: 13,
  h1: { fontSize: '1.35rem', fontWeight: 600, lineHeight: 1.3 },
  h2: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
  h3: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.4 },
  body1: { fontSize: '0.875rem' },
  body2: { fontSize: '0.8125rem' },
  h6: { fontSize: '1rem', fontWeight: 500 },
  button: { textTransform: 'none', fontWeight: 500 },
} as const;

const shape = { borderRadius: 6 };
const sidebar = { width: 212, closedWidth: 52 };

export const lightTheme: RaThemeOptions = {
  ...defaultLightTheme,
  palette: {
    mode: 'light',
    contrastThreshold: 4.5,
    primary: { main: '#1554a8' },
    secondary: { main: '#1554a8' },
    success: { main: '#1b6e3c' },
    warning: { main: '#8a5200' },
    error: { main: '#b3261e' },
    info: { main: '#1554a8' },
    text: { primary: '#1a2230', secondary: '#4f5b6b' },
    background: { default: '#f3f5f8', paper: '#ffffff' },
    divider: '#dde2e9',
  },
  typography,
  shape,
  sidebar,
  components: { ...defaultLightTheme.components, ...density },
};

export const darkTheme: RaThemeOptions = {
  ...defaultDarkTheme,
  palette: {
    mode: 'dark',
    contrastThreshold: 4.5,
    primary: { main: '#8db8f2' },
    secondary: { main: '#8db8f2' },
    success: { main: '#7fcf9b' },
    warning: { main: '#f0b968' },
    error: { main: '#f5a29b' },
    info: { main: '#8db8f2' },
    text: { primary: '#e8ecf2', secondary: '#aeb8c6' },
    background: { default: '#10151c', paper: '#19202a' },
    divider: '#323c4a',
  },
  typography,
  shape,
  sidebar,
  components: { ...defaultDarkTheme.components, ...density },
};
