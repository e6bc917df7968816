import { Alert, Link, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { ColumnsPanel } from './ColumnsPanel.tsx';
import { DraftActions } from './DraftActions.tsx';
import { Exchange } from './Exchange.tsx';
import { cellsFor } from './gridModel.ts';
import { RowChanges } from './RowChanges.tsx';
import { TableEditor } from './TableEditor.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useDraftTable } from './useDraftTable.ts';
import { useMarks } from './useMarks.ts';
import { useUnsavedWarning } from './useUnsavedWarning.ts';
import { WhatIfPanel } from './WhatIfPanel.tsx';

const tabs = ['table', 'columns', 'cases', 'what_if', 'changes'] as const;

/** The table editor: type, see at once what is missing, replay, submit, approve. */
export function DraftEditor({
  draft,
  inForce,
}: {
  readonly draft: RuleDraft;
  /** Undefined until it is known. */
  readonly inForce: RuleSet | undefined;
}) {
  const text = useText();
  const localized = useLocalized();
  const [shown, setShown] = useState<(typeof tabs)[number]>('table');
  const table = useDraftTable(draft);
  const marks = useMarks(
    { lines: table.lines ?? [], columns: table.columns, rows: table.set.rows },
    table.mistakes,
    table.check,
  );
  useUnsavedWarning(table.isDirty && draft.status === 'draft');
  const open = draft.may.edit && draft.status === 'draft';
  return (
    <>
      <PageTitle title={localized(draft.name)} />
      <Link component={RouterLink} to={`/rules/${draft.ruleSet}`}>
        {localized(draft.name)}
      </Link>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h1">
          {text(`rules.draft_state.${draft.status}`)}: {localized(draft.name)}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text('rules.based_on', { number: draft.base })}
          {draft.editors.length > 0 &&
            ` · ${text('rules.authors', { names: draft.editors.map(({ name }) => localized(name)).join(', ') })}`}
        </Typography>
      </Stack>
      <Stack spacing={1} sx={{ mb: 1 }}>
        {draft.status === 'draft' && draft.decisionReason && (
          <Alert severity="warning">{text('rules.returned_note', { reason: draft.decisionReason })}</Alert>
        )}
        {draft.outdated && draft.status !== 'approved' && <Alert severity="warning">{text('rules.outdated')}</Alert>}
        {draft.status === 'submitted' && draft.may.takeBack && <Alert severity="info">{text('rules.own')}</Alert>}
      </Stack>
      <DraftActions draft={draft} table={table} />
      <Tabs
        value={shown}
        onChange={(_event, tab: (typeof tabs)[number]) => setShown(tab)}
        sx={{ mb: 1 }}
        variant="scrollable"
      >
        {tabs.map((tab) => (
          <Tab key={tab} value={tab} label={text(`rules.tab.${tab}`)} />
        ))}
      </Tabs>
      <Stack spacing={2}>
        {shown === 'table' && open && <Exchange table={table} />}
        {shown === 'table' && (
          <TableEditor
            columns={table.columns}
            lines={table.lines}
            marks={marks}
            inForce={inForce}
            onAction={open ? table.act : undefined}
            onStep={open ? (type) => table.act({ type }) : undefined}
          >
            {open && <UndoButtons table={table} />}
          </TableEditor>
        )}
        {shown === 'table' && <TrialPanel set={table.set} unread={table.mistakes.length > 0} />}
        {shown === 'columns' && (
          <ColumnsPanel
            key={table.set.hitPolicy}
            draftId={draft.id}
            set={table.set}
            inForce={inForce}
            onChange={open && table.lines ? (columns) => table.act({ type: 'columns', columns }) : undefined}
          />
        )}
        {shown === 'cases' && (
          <CasesPanel
            set={table.set}
            check={table.check}
            onChange={open ? (tests) => table.act({ type: 'tests', tests }) : undefined}
          />
        )}
        {shown === 'what_if' && <WhatIfPanel draft={draft} table={table} />}
        {shown === 'changes' && <RowChanges changes={draft.changes} set={draft.content} />}
        {shown !== 'what_if' && shown !== 'changes' && (
          <CheckPanel
            set={table.set}
            check={table.check}
            {...(open && shown === 'table'
              ? { onFill: (facts) => table.act({ type: 'add', after: null, cells: cellsFor(facts, table.columns) }) }
              : {})}
          />
        )}
      </Stack>
    </>
  );
}
