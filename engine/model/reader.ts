import { compileExpression, type Expression } from '../../rules/expression/index.ts';
import type { Finding } from '../errors.ts';
import type { FeelText } from './feel-text.ts';
import { groupBy } from './group-by.ts';
import { type ModdleElement, many, one, placeOf, textOf, typeOf } from './moddle-element.ts';

/** What a model names outside itself; each a set because names repeat. */
export interface Uses {
  readonly formIds: Set<string>;
  readonly decisionIds: Set<string>;
  readonly services: Set<string>;
  readonly messagesThrown: Set<string>;
  readonly messagesCaught: Set<string>;
  readonly signalsThrown: Set<string>;
  readonly signalsCaught: Set<string>;
  readonly calledProcessIds: Set<string>;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Names that mean something to the host language. */
const ofTheHost = new Set(['__proto__', 'constructor', 'prototype']);

/** Stands in for an expression that was refused; the model will not run. */
const nothing = compileExpression('null');

/** Helps the elements to read themselves from the file, and collects every mistake on the way. */
export class Reader {
  readonly findings: Finding[] = [];
  readonly uses: Uses = {
    formIds: new Set(),
    decisionIds: new Set(),
    services: new Set(),
    messagesThrown: new Set(),
    messagesCaught: new Set(),
    signalsThrown: new Set(),
    signalsCaught: new Set(),
    calledProcessIds: new Set(),
  };
  readonly #isFeelByDefault: boolean;
  readonly #attached: ReadonlyMap<ModdleElement | null, readonly ModdleElement[]>;

  constructor(definitions: ModdleElement) {
    this.#isFeelByDefault = isFeel(textOf(definitions, 'expressionLanguage'));
    this.#attached = groupBy(boundaryEventsIn(definitions), (event) => one(event, 'attachedToRef'));
  }

  /** The boundary events on an activity, in the order of the file. */
  attachedTo(host: ModdleElement): readonly ModdleElement[] {
    return this.#attached.get(host) ?? [];
  }

  refuse(element: ModdleElement, code: string, message: string): void {
    this.findings.push({ elementId: placeOf(element), code, message, severity: 'error' });
  }

  warn(element: ModdleElement, code: string, message: string): void {
    this.findings.push({ elementId: placeOf(element), code, message, severity: 'warning' });
  }

  /** A constant, or FEEL behind a leading `=`. An expression of another language would be taken for a constant. */
  feelText(element: ModdleElement, text: string, use: string): FeelText {
    if (!text.startsWith('=')) {
      this.constant(element, text, use);
      return { type: 'constant', text };
    }
    return { type: 'expression', expression: this.#compile(element, text.slice(1), use) };
  }

  /** Refuses what is no constant but an expression of another language, such as `${order}`. */
  constant(element: ModdleElement, text: string, use: string): string {
    if (/[$#]\{[^}]*\}/.test(text))
      this.refuse(element, 'NOT_FEEL', `the ${use} "${text.slice(0, 200)}" is an expression of another language`);
    return text;
  }

  /** The condition that a property of an element holds; null when there is none. An empty one is refused. */
  conditionOf(element: ModdleElement, property: string, use: string): Expression | null {
    const condition = one(element, property);
    const text = textOf(condition, 'body');
    if (condition !== null && text === null) this.refuse(element, 'CONDITION_EMPTY', `the ${use} is empty`);
    return condition === null || text === null ? null : this.expression(condition, text, use);
  }

  /** FEEL, required: text without `=` is refused, unless the file says that its expressions are FEEL. */
  expression(element: ModdleElement, text: string, use: string): Expression {
    const language = textOf(element, 'language');
    if (text.startsWith('=') && (language === null || isFeel(language)))
      return this.#compile(element, text.slice(1), use);
    if (isFeel(language) || (language === null && this.#isFeelByDefault)) return this.#compile(element, text, use);
    this.refuse(element, 'NOT_FEEL', `the ${use} "${text.slice(0, 200)}" is no FEEL expression; FEEL begins with "="`);
    return this.#compile(element, 'null', use);
  }

  /** Refuses a target that is not made of plain names. */
  checkTarget(element: ModdleElement, target: string): readonly string[] {
    const parts = target.split('.');
    if (!parts.every((part) => plainName.test(part) && !ofTheHost.has(part)))
      this.refuse(element, 'TARGET_INVALID', `"${target}" is no variable: write letters, digits and underscores`);
    return parts;
  }

  /** The id of a referenced element, or null. */
  referenceOf(element: ModdleElement, property: string): string | null {
    return one(element, property)?.id ?? null;
  }

  #compile(element: ModdleElement, source: string, use: string): Expression {
    const compiled = compileExpression(source);
    if (compiled.ok) return compiled.expression;
    for (const { code, message, from } of compiled.findings)
      this.refuse(element, code, `${use} "=${source.slice(0, 200)}", character ${from + 1}: ${message}`);
    if (nothing.ok) return nothing.expression;
    throw new RangeError('the literal null does not compile');
  }
}

function boundaryEventsIn(scope: ModdleElement): readonly ModdleElement[] {
  return [...many(scope, 'rootElements'), ...many(scope, 'flowElements')].flatMap((element) =>
    typeOf(element) === 'boundaryEvent' ? [element] : boundaryEventsIn(element),
  );
}

function isFeel(language: string | null): boolean {
  return language !== null && /feel/i.test(language);
}
