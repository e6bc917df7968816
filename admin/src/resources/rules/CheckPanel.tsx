import { Alert, Button, List, ListItem, ListItemText, Typography } from '@mui/material';
import type { FactValue } from '../../../../rules/schema/fact.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { columnsOf } from './gridModel.ts';
import { placeOf } from './placeOf.ts';
import { useFactsText } from './useFactsText.ts';
import { useFindingText } from './useFindingText.ts';

interface Props {
  readonly set: RuleSet;
  /** Undefined while it is asked for, null while cells cannot be read. */
  readonly check: RuleSetCheck | undefined | null;
  /** Offers to add a row for a case nobody answers. */
  readonly onFill?: (facts: Readonly<Record<string, FactValue>>) => void;
}

/** Shown elsewhere than as a sentence of their own: as cases, rows, or lists of cells. */
const listedBelow: readonly string[] = ['GAP', 'OVERLAP', 'UNREACHABLE_ROW', 'TEST_FAILED'];
const mostShown = 20;

/** What keeps a table from approval, in words: the cases nobody or several rows answer, and the cases that fail. */
export function CheckPanel({ set, check, onFill }: Props) {
  const text = useText();
  const facts = useFactsText(set);
  const sentence = useFindingText(columnsOf(set));
  return (
    <Panel title={text('rules.check.title')}>
      <div aria-live="polite">
        {check === null && <Typography variant="body2">{text('rules.check.typing')}</Typography>}
        {check === undefined && <Typography variant="body2">{text('rules.check.running')}</Typography>}
        {check?.passes && <Alert severity="success">{text('rules.check.passes')}</Alert>}
        {check && !check.passes && (
          <List dense disablePadding>
            {check.findings
              .filter(({ code }) => !listedBelow.includes(code))
              .slice(0, mostShown)
              .map((finding) => (
                <Line key={`${finding.code} ${finding.path}`} title={sentence(finding)} detail={rowAt(finding.path)} />
              ))}
            {check.missing.slice(0, mostShown).map((missing) => (
              <ListItem
                key={JSON.stringify(missing)}
                disableGutters
                secondaryAction={onFill && <Button onClick={() => onFill(missing)}>{text('rules.check.fill')}</Button>}
              >
                <ListItemText primary={text('rules.check.gaps')} secondary={facts(missing)} sx={{ pr: 12 }} />
              </ListItem>
            ))}
            {check.doubled.slice(0, mostShown).map(({ facts: cell, rows }) => (
              <Line
                key={JSON.stringify(cell)}
                title={text('rules.check.overlaps')}
                detail={`${facts(cell)} (${text('rules.check.rows', { rows: rows.join(', ') })})`}
              />
            ))}
            {check.unreachable.length > 0 && (
              <Line title={text('rules.check.unreachable', { rows: check.unreachable.join(', ') })} detail="" />
            )}
            {check.tests
              .filter(({ passed }) => !passed)
              .map(({ index }) => (
                <Line
                  key={index}
                  title={text('rules.check.failed', { name: set.tests[index]?.name ?? '' })}
                  detail=""
                />
              ))}
          </List>
        )}
      </div>
    </Panel>
  );

  function rowAt(path: string): string {
    const row = set.rows[placeOf(path)?.row ?? -1];
    return row ? text('rules.check.at_row', { row: row.id }) : '';
  }
}

function Line({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <ListItem disableGutters>
      <ListItemText primary={title} secondary={detail} />
    </ListItem>
  );
}
