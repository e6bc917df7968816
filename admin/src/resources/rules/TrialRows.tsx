import DecidesIcon from '@mui/icons-material/CheckCircleOutlined';
import MissedIcon from '@mui/icons-material/ChevronRight';
import { Box, Typography } from '@mui/material';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { FactValue } from '../../../../rules/schema/fact.ts';
import type { RuleCondition, RuleSet } from '../../../../rules/schema/rule-set.ts';
import { writeCondition } from '../../../../rules/table/cell-write.ts';
import type { TriedRow } from '../../../../rules/trial.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { columnsOf } from './gridModel.ts';
import { useFactsText } from './useFactsText.ts';
import { ValueWords } from './ValueWords.ts';

interface Props {
  readonly set: RuleSet;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly rows: readonly TriedRow[];
}

/** Of a long table so many rows that do not match are told one by one. */
const mostMissed = 100;

/** Each row of a table that is tried: that it decides, or what it asks for instead. */
export function TrialRows({ set, facts, rows }: Props) {
  const text = useText();
  const translate = useTranslate();
  const localized = useLocalized();
  const meaning = useContext(ValueWords);
  const words = useFactsText(set);
  if (rows.length === 0) return null;
  const columns = columnsOf(set).filter(({ kind }) => kind === 'when');
  const given: Readonly<Record<string, FactValue>> = Object.fromEntries(
    set.inputs.map(({ fact, absent }) => [fact, facts[fact] ?? absent ?? null]),
  );
  const word = (name: string, value: FactValue): FactValue => {
    if (Array.isArray(value)) return value.map((each) => String(word(name, each)));
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    const said = meaning[name]?.[String(value)];
    return said ? localized(said) : value;
  };
  const missing = (condition: RuleCondition) =>
    columns
      .filter(({ name }) => Object.hasOwn(condition, name))
      .map(({ name, type }) => {
        const tests = Object.entries(condition[name] ?? {}).map(([operator, value]) => [operator, word(name, value)]);
        return text('rules.trial.asks', {
          given: words({ [name]: given[name] ?? null }),
          asked: writeCondition(Object.fromEntries(tests), type, 'sheet'),
        });
      })
      .join(', ');
  const sentence = ({ outcome, unmet }: TriedRow) => {
    if (outcome === 'decides') return text('rules.trial.decides');
    if (outcome === 'passed-over') return text('rules.trial.passed_over');
    return unmet.map(missing).join(text('rules.trial.or'));
  };
  const missed = rows.filter(({ outcome }) => outcome === 'matches-not').slice(mostMissed);
  const shown = rows.filter((row) => !missed.includes(row));
  return (
    <Box component="details" open sx={{ mt: 1 }}>
      <Box component="summary">{text('rules.trial.rows', { smart_count: rows.length })}</Box>
      <Box
        component="ul"
        aria-label={text('rules.trial.title')}
        tabIndex={0}
        sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, maxHeight: 320, overflowY: 'auto' }}
      >
        {shown.map((row) => {
          const Icon = row.outcome === 'decides' ? DecidesIcon : MissedIcon;
          return (
            <Box component="li" key={row.id} sx={{ display: 'flex', gap: 1, py: 0.25 }}>
              <Icon
                fontSize="small"
                color={row.outcome === 'decides' ? 'success' : 'disabled'}
                aria-hidden
                sx={{ flexShrink: 0 }}
              />
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                <strong>{row.id}</strong> {sentence(row)}
              </Typography>
            </Box>
          );
        })}
      </Box>
      {missed.length > 0 && (
        <Typography variant="body2">{text('rules.trial.more', { smart_count: missed.length })}</Typography>
      )}
    </Box>
  );
}
