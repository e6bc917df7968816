import { useCallback } from 'react';
import type { RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { useText } from '../../i18n/useText.ts';
import type { GridColumn } from './gridModel.ts';
import { placeOf } from './placeOf.ts';

type Finding = RuleSetCheck['findings'][number];

const sentences = {
  DUPLICATE_ID: 'rules.check.duplicate',
  UNKNOWN_FACT: 'rules.check.other',
  OPERATOR_NOT_ALLOWED: 'rules.check.operator',
  VALUE_NOT_ALLOWED: 'rules.check.value',
  OUTPUT_MISMATCH: 'rules.grid.missing',
  ALWAYS_NOT_ALLOWED: 'rules.check.other',
  INTERFACE_CHANGED: 'rules.check.interface',
  TOO_MANY_CASES: 'rules.check.too_many',
} as const;

/** A finding in the reader's language; what would be allowed is known from the column. */
export function useFindingText(columns: readonly GridColumn[]): (finding: Finding) => string {
  const text = useText();
  return useCallback(
    ({ code, path }) => {
      const sentence = text(isKnown(code) ? sentences[code] : 'rules.check.other');
      const values = columns.find(({ key }) => key === placeOf(path)?.column)?.values ?? [];
      if (code !== 'VALUE_NOT_ALLOWED' || values.length === 0) return sentence;
      return `${sentence} ${text('rules.check.allowed', { values: values.join(', ') })}`;
    },
    [text, columns],
  );
}

function isKnown(code: string): code is keyof typeof sentences {
  return Object.hasOwn(sentences, code);
}
