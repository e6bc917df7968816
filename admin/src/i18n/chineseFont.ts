import '@fontsource-variable/noto-sans-sc/index.css';

/**
 * Names the Chinese font; the browser fetches only the parts whose characters occur. A chunk of its own, because
 * people type Chinese also where the interface speaks English.
 */
export const chineseFont = '"Noto Sans SC Variable"';
