import { expect, test } from 'vitest';
import { csvOf } from '../../../server/contract/csv.ts';

test('given texts with commas, quotes, lines and Chinese, then a spreadsheet reads them as they are', () => {
  const csv = csvOf(['编号', 'Subject'], [['INC000001', 'He said "no", then\nleft']]);

  expect(csv).toBe('\uFEFF编号,Subject\r\nINC000001,"He said ""no"", then\nleft"\r\n');
});

test.each(['=1+1', '+49', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'given the cell "%s", then no spreadsheet runs it',
  (cell) => {
    expect(csvOf(['x'], [[cell]])).toContain(`'${cell}`);
  },
);
