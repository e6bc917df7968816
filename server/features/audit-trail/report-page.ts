/** HTML of the reports in evidence packs: plain tables that print, with nothing fetched from elsewhere. */

/** @param head empty for a table of labels and values */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${head.length > 0 ? row(head, 'th') : ''}${rows.map((cells) => row(cells, 'td')).join('\n')}</table>`;
}

export function page(lang: string, title: string, body: readonly string[]): string {
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}</style>
</head><body><h1>${escaped(title)}</h1>
${body.join('\n')}
</body></html>
`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
