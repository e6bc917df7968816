/** A figure with its unit; a percent sign follows without a space. */
export function withUnit(shown: string, unit: string): string {
  if (unit === '') return shown;
  return unit === '%' ? `${shown}%` : `${shown} ${unit}`;
}
