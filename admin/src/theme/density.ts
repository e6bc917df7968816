import type { RaThemeOptions } from 'react-admin';

/** A work tool is denser than a brochure: small controls, flat surfaces with a line around them, a visible focus. */
export const density: NonNullable<RaThemeOptions['components']> = {
  MuiCssBaseline: {
    styleOverrides: {
      'a:focus-visible, button:focus-visible, [tabindex]:focus-visible, summary:focus-visible': {
        outline: '2px solid currentColor',
        outlineOffset: '2px',
      },
      'th, .MuiTableCell-head': { whiteSpace: 'nowrap' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          transitionDuration: '0.01ms !important',
        },
      },
    },
  },
  MuiButton: { defaultProps: { size: 'small', disableElevation: true } },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiIconButton: { defaultProps: { size: 'small' } },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
  MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
  MuiSelect: { defaultProps: { size: 'small', variant: 'outlined' } },
  MuiTable: { defaultProps: { size: 'small' } },
  MuiTableCell: {
    styleOverrides: {
      root: { padding: '5px 10px', fontSize: '0.8125rem' },
      head: { fontWeight: 600 },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiTooltip: { defaultProps: { enterDelay: 400 } },
  MuiTab: { styleOverrides: { root: { minHeight: 40, textTransform: 'none' } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
  MuiListItemButton: { styleOverrides: { root: { paddingTop: 5, paddingBottom: 5 } } },
};
