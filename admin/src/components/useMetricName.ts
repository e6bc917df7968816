import { useText } from '../i18n/useText.ts';

const known = [
  'response',
  'resolution',
  'fulfilment',
  'restoration',
  'update',
  'root-cause',
  'fix',
  'approval',
  'group',
  'supplier',
] as const;

/** The name of an SLA metric; a metric of a package that has no word here is shown as written. */
export function useMetricName(): (metric: string) => string {
  const text = useText();
  return (metric) => {
    const found = known.find((name) => name === metric);
    return found === undefined ? metric : text(`time.metric.${found}`);
  };
}
