import { createRequire } from 'node:module';

import { type LintConfig, Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

import type { Finding } from '../errors.ts';
import type { ModdleElement } from '../model/moddle-element.ts';
import type { Known } from './known.ts';
import type { LintRule } from './lint-rule.ts';
import { applyRules, publishRules, shipRules } from './our-rules.ts';
import { portable } from './portable.ts';

export type { Known } from './known.ts';

const resolver = new NodeResolver({ require: createRequire(import.meta.url) });

/** Merging into an activity is our style, and inclusive gateways run as the standard says. */
const switchedOff = { 'no-inclusive-gateway': 'off', 'fake-join': 'off' };

const config: LintConfig = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-10'],
  rules: {
    ...switchedOff,
    'camunda-compat/zeebe-user-task': ['error', { version: '8.10' }],
    'camunda-compat/user-task-definition': ['error', { version: '8.10' }],
  },
};

/**
 * Lints a parsed file: the common rules and ours, and both languages for models we ship. What would not run on a
 * Camunda 8 cluster is a mistake in those, and in other models only said.
 *
 * @param known what exists around the model; what is left out is not checked
 */
export async function lintModel(
  definitions: ModdleElement,
  known: Known,
  { profile }: { readonly profile: 'publish' | 'ship' },
): Promise<readonly Finding[]> {
  const isShipped = profile === 'ship';
  const rules = [...publishRules, ...(isShipped ? shipRules : [said(portable)])];
  const common = await lintCommon(definitions);
  return [...(isShipped ? common : common.map(portabilitySaid)), ...applyRules(definitions, rules, known)];
}

function said(rule: LintRule): LintRule {
  return { ...rule, severity: 'warning' };
}

function portabilitySaid(finding: Finding): Finding {
  return finding.code.startsWith('camunda-compat/') ? { ...finding, severity: 'warning' } : finding;
}

/** A new linter per file: `no-duplicate-sequence-flows` remembers flows from one run to the next. */
async function lintCommon(definitions: ModdleElement): Promise<readonly Finding[]> {
  const results = await new Linter({ resolver, config }).lint(definitions);
  return Object.entries(results).flatMap(([code, reports]) =>
    reports.map(
      ({ id, message, category }): Finding => ({
        elementId: id ?? null,
        code,
        message,
        severity: category === 'warn' || category === 'info' ? 'warning' : 'error',
      }),
    ),
  );
}
