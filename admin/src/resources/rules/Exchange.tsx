import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { type ChangeEvent, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useText } from '../../i18n/useText.ts';
import { dmnOf, rowsFrom, sheetOf, type TakenRows, type Written } from './exchange.ts';
import { saveFile } from './saveFile.ts';
import type { DraftTable } from './useDraftTable.ts';

/** Tables in and out: spreadsheets by clipboard or CSV, other rule tools by DMN. What is wrong is said, nothing is taken. */
export function Exchange({ table }: { readonly table: DraftTable }) {
  const text = useText();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const [pasting, setPasting] = useState<string | null>(null);
  const { set } = table;

  const give = (written: Written, use: (content: string) => void) => {
    setMistake('row' in written ? text('rules.exchange.unprintable', { row: written.row }) : null);
    if ('text' in written) use(written.text);
  };
  const take = (taken: TakenRows) => {
    if ('rows' in taken) {
      table.act({ type: 'load', content: { ...set, rows: [...taken.rows] } });
      notify(text('rules.exchange.imported', { smart_count: taken.rows.length }), { type: 'info' });
      setPasting(null);
    }
    setMistake(
      'foreign' in taken
        ? text('rules.exchange.foreign', { place: taken.foreign })
        : 'mistakes' in taken
          ? text('rules.exchange.mistakes', { smart_count: taken.mistakes, line: taken.line, column: taken.column })
          : null,
    );
  };
  const onFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) take(rowsFrom(await file.text(), set));
  };
  return (
    <Stack spacing={1}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }} role="group" aria-label={text('rules.exchange.title')}>
        <Button
          onClick={() =>
            give(sheetOf(set, '\t'), (content) => {
              void navigator.clipboard.writeText(content).then(() => notify(text('rules.exchange.copied')));
            })
          }
        >
          {text('rules.exchange.copy')}
        </Button>
        <Button onClick={() => setPasting('')}>{text('rules.exchange.paste')}</Button>
        <Button
          onClick={() =>
            give(sheetOf(set, ','), (content) => saveFile(`${set.id}.csv`, `\uFEFF${content}`, 'text/csv'))
          }
        >
          {text('rules.exchange.csv')}
        </Button>
        <Button onClick={() => give(dmnOf(set), (content) => saveFile(`${set.id}.dmn`, content, 'application/xml'))}>
          {text('rules.exchange.dmn')}
        </Button>
        <Button onClick={() => input.current?.click()}>{text('rules.exchange.import')}</Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.dmn,.xml"
          hidden
          aria-label={text('rules.exchange.import')}
          onChange={(event) => void onFile(event)}
        />
      </Stack>
      {mistake && pasting === null && (
        <Alert severity="error" onClose={() => setMistake(null)} closeText={text('app.action.close')}>
          {mistake}
        </Alert>
      )}
      {pasting !== null && (
        <Dialog open onClose={() => setPasting(null)} fullWidth maxWidth="md" aria-labelledby="paste-title">
          <DialogTitle id="paste-title">{text('rules.exchange.paste')}</DialogTitle>
          <DialogContent>
            {mistake && <Alert severity="error">{mistake}</Alert>}
            <TextField
              multiline
              fullWidth
              minRows={8}
              maxRows={16}
              label={text('rules.exchange.paste')}
              helperText={text('rules.exchange.paste_hint')}
              value={pasting}
              onChange={(event) => setPasting(event.target.value)}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setPasting(null)}>{text('app.action.cancel')}</Button>
            <Button variant="contained" disabled={pasting.trim() === ''} onClick={() => take(rowsFrom(pasting, set))}>
              {text('rules.exchange.take')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Stack>
  );
}
