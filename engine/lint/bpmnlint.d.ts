/** The part of bpmnlint that is used; the package declares no types for its entry points. */
declare module 'bpmnlint' {
  export interface LintReport {
    readonly id?: string;
    readonly message: string;
    readonly category: string;
  }

  export interface LintConfig {
    readonly extends?: readonly string[];
    readonly rules?: Readonly<Record<string, unknown>>;
  }

  export class Linter {
    constructor(options: { readonly resolver: unknown; readonly config: LintConfig });
    lint(moddleRoot: unknown): Promise<Readonly<Record<string, readonly LintReport[]>>>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export default class NodeResolver {
    constructor(options: { readonly require: unknown });
    resolveRule(pkg: string, ruleName: string): unknown;
    resolveConfig(pkg: string, configName: string): unknown;
  }
}
