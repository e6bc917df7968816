import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, IconButton, Stack, Typography } from '@mui/material';
import type { RuleInput } from '../../../../rules/schema/fact.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly column: Pick<RuleInput, 'label' | 'values' | 'valueLabels' | 'absent' | 'min' | 'max'> & {
    readonly name: string;
    readonly type: string;
  };
  readonly onEdit?: () => void;
  /** Null: it may not go. */
  readonly onRemove?: (() => void) | null;
}

/** One column in words: what it is called, what it may be, what is assumed when it is missing. */
export function ColumnLine({ column, onEdit, onRemove }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { name, type, label, values, valueLabels, absent, min, max } = column;
  const title = label ? localized(label) : name;
  const valueText = (value: unknown) => {
    const words = valueLabels?.[String(value)];
    return words ? `${String(value)} ${localized(words)}` : String(value);
  };
  const facts = [
    isKnown(type) ? text(`rules.columns.type.${type}`) : type,
    values && text('rules.columns.values_are', { values: values.map(valueText).join(', ') }),
    (min !== undefined || max !== undefined) && text('rules.columns.range', { min: min ?? '–', max: max ?? '–' }),
    absent !== undefined && text('rules.columns.absent_is', { value: absent === null ? '–' : valueText(absent) }),
  ].filter((fact): fact is string => typeof fact === 'string');
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', py: 0.5 }}>
      <Box sx={{ flex: 1 }}>
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>{' '}
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
          {name} · {facts.join(' · ')}
        </Typography>
      </Box>
      {onEdit && (
        <IconButton aria-label={text('rules.columns.edit', { name: title })} onClick={onEdit}>
          <EditIcon fontSize="small" />
        </IconButton>
      )}
      {onRemove !== undefined && (
        <IconButton
          aria-label={text('rules.columns.remove', { name: title })}
          disabled={onRemove === null}
          onClick={onRemove ?? undefined}
        >
          <RemoveIcon fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}

/** Types a new column may have. */
export const columnTypes = [
  'enum',
  'text',
  'int',
  'decimal',
  'money',
  'bool',
  'date',
  'datetime',
  'list',
  'duration',
] as const;

function isKnown(type: string): type is (typeof columnTypes)[number] {
  return columnTypes.some((each) => each === type);
}
