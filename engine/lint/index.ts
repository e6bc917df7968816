import { createRequire } from 'node:module';

import { type LintConfig, Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

import type { Finding } from '../errors.ts';
import type { ModdleElement } from '../model/moddle-element.ts';
import type { Known } from './known.ts';
import { applyRules, publishRules, shipRules } from './our-rules.ts';

export type { Known } from './known.ts';

const resolver = new NodeResolver({ require: createRequire(import.meta.url) });

/** Merging into an activity is our style, and inclusive gateways run as the standard says. */
const switchedOff = { 'no-inclusive-gateway': 'off', 'fake-join': 'off' };

const publish: LintConfig = { extends: ['bpmnlint:recommended'], rules: switchedOff };

const ship: LintConfig = {
  extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-10'],
  rules: {
    ...switchedOff,
    'camunda-compat/zeebe-user-task': ['error', { version: '8.10' }],
    'camunda-compat/user-task-definition': ['error', { version: '8.10' }],
  },
};

/**
 * Lints a parsed file: the common rules and ours, and for models we ship portability and both languages too.
 *
 * @param known what exists around the model; what is left out is not checked
 */
export async function lintModel(
  definitions: ModdleElement,
  known: Known,
  { profile }: { readonly profile: 'publish' | 'ship' },
): Promise<readonly Finding[]> {
  const rules = profile === 'ship' ? [...publishRules, ...shipRules] : publishRules;
  const common = await lintCommon(definitions, profile === 'ship' ? ship : publish);
  return [...common, ...applyRules(definitions, rules, known)];
}

/** A new linter per file: `no-duplicate-sequence-flows` remembers flows from one run to the next. */
async function lintCommon(definitions: ModdleElement, config: LintConfig): Promise<readonly Finding[]> {
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
