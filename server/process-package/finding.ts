import { RequestError } from '../errors.ts';

/** One mistake in a package: where it stands, what stands there, and what was allowed. */
export interface PackageFinding {
  /** File below the folder that was read, e.g. `incident/rules/impact.json`. */
  readonly file: string;
  /** Place in the file: a JSON path such as `rows[3].when.impact`, or the id of a BPMN element. */
  readonly path: string;
  /** What stands there; undefined when something is missing. */
  readonly value: unknown;
  readonly allowed: string;
}

/** The packages cannot be used; `findings` has every reason at once, so a package is corrected in one go. */
export class PackageInvalid extends RequestError {
  readonly findings: readonly PackageFinding[];

  constructor(findings: readonly PackageFinding[]) {
    super(
      'PACKAGE_INVALID',
      `the process packages have ${findings.length} mistakes:\n${findings.map(line).join('\n')}`,
      {
        params: { count: findings.length },
        errors: findings.map(({ file, path, value, allowed }) => ({
          path: `${file}: ${path}`,
          code: 'not-allowed',
          params: { file, path, value: shown(value), allowed },
        })),
      },
    );
    this.findings = findings;
  }
}

function line({ file, path, value, allowed }: PackageFinding): string {
  return `${file}: ${path || '(file)'} is ${shown(value)}; ${allowed}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
