import fc from 'fast-check';

import type { ConformanceCase } from './case.ts';
import { roots } from './xml.ts';

/** A part of a model with one way in and one way out, as XML of its elements and flows. */
interface Block {
  readonly kind: (typeof kinds)[number];
  readonly inner: readonly Block[];
}

const kinds = [
  ...(['task', 'user', 'service', 'sequence', 'exclusive', 'parallel', 'inclusive', 'loop', 'scope', 'race'] as const),
  ...([
    'guarded',
    'repeated',
    'standard',
    'adHoc',
    'transaction',
    'escalating',
    'undone',
    'complex',
    'listening',
  ] as const),
] as const;

/** Models in which every split has its join: whatever is done, they come to an end. */
export function blockModel(
  among: readonly Block['kind'][] = kinds,
  leaves: readonly Block['kind'][] = ['task', 'user', 'service'],
): fc.Arbitrary<ConformanceCase> {
  const leaf = fc.constantFrom(...leaves).map((kind): Block => ({ kind, inner: [] }));
  const { block } = fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constantFrom(...among), inner: fc.array(tie('block'), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  return fc
    .record({ kind: fc.constantFrom(...among), inner: fc.array(block, { minLength: 1, maxLength: 3 }) })
    .map(modelAround);
}

function modelAround(root: Block): ConformanceCase {
  const writer = new Writer();
  const { xml, first, last } = writer.write(root);
  const elements = `<startEvent id="s"/><endEvent id="e"/>${xml}${writer.flow('s', first)}${writer.flow(last, 'e')}`;
  const vars = { n: 1, list: [1, 2] };
  return { construct: 'block-structured model', when: root.kind, model: '', elements, roots, vars, trace: '' };
}

interface Written {
  readonly xml: string;
  readonly first: string;
  readonly last: string;
}

class Writer {
  #count = 0;

  flow(source: string, target: string, condition?: string): string {
    const body =
      condition === undefined
        ? ''
        : `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`;
    return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
  }

  write({ kind, inner }: Block): Written {
    const id = this.#id('n');
    const [body = { kind: 'task', inner: [] } as const] = inner;
    switch (kind) {
      case 'task':
        return { xml: `<task id="${id}"/>`, first: id, last: id };
      case 'user':
        return { xml: `<userTask id="${id}"/>`, first: id, last: id };
      case 'service':
        return { xml: `<serviceTask id="${id}"/>`, first: id, last: id };
      case 'sequence':
        return this.#sequence(inner);
      case 'exclusive':
        return this.#split(inner, 'exclusiveGateway', 'exclusiveGateway', 'n = 1');
      case 'parallel':
        return this.#split(inner, 'parallelGateway', 'parallelGateway');
      case 'inclusive':
        return this.#split(inner, 'inclusiveGateway', 'inclusiveGateway', 'n &lt; 3');
      case 'complex':
        return this.#split(inner, 'parallelGateway', 'complexGateway');
      case 'race':
        return this.#race(inner);
      case 'loop':
        return this.#loop(body);
      case 'scope':
        return this.#scope(id, inner);
      case 'guarded': {
        const scope = this.#scope(id, [body]);
        const [event, end] = [this.#id('b'), this.#id('x')];
        const boundary = `<boundaryEvent id="${event}" attachedToRef="${id}"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent><exclusiveGateway id="${end}"/>`;
        return { xml: scope.xml + boundary + this.flow(id, end) + this.flow(event, end), first: id, last: end };
      }
      case 'listening': {
        const [start, task] = [this.#id('s'), this.#id('n')];
        const listener = `<subProcess id="${this.#id('h')}" triggeredByEvent="true"><startEvent id="${start}" isInterrupting="false"><messageEventDefinition messageRef="m_m"/></startEvent><userTask id="${task}"/>${this.flow(start, task)}</subProcess>`;
        return this.#scope(id, [body], { more: listener });
      }
      case 'repeated':
        return this.#scope(id, [body], {
          more: '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics>',
        });
      case 'standard':
        return this.#scope(id, [body], { more: '<standardLoopCharacteristics loopMaximum="2"/>' });
      case 'adHoc': {
        const inside = inner.map((each) => this.write(each).xml).join('');
        return { xml: `<adHocSubProcess id="${id}">${inside}</adHocSubProcess>`, first: id, last: id };
      }
      case 'transaction':
        return this.#canceled(id, body);
      case 'escalating': {
        const [thrown, event] = [this.#id('i'), this.#id('b')];
        const scope = this.#scope(id, [body], {
          end: `<endEvent id="${thrown}"><escalationEventDefinition escalationRef="k_A"/></endEvent>`,
          endId: thrown,
        });
        return {
          ...scope,
          xml: `${scope.xml}<boundaryEvent id="${event}" attachedToRef="${id}" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>`,
        };
      }
      case 'undone': {
        const scope = this.#scope(id, [body]);
        const [event, handler, thrown] = [this.#id('b'), this.#id('u'), this.#id('i')];
        const xml = `<boundaryEvent id="${event}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent><userTask id="${handler}" isForCompensation="true"/><association id="${this.#id('a')}" sourceRef="${event}" targetRef="${handler}"/><intermediateThrowEvent id="${thrown}"><compensateEventDefinition/></intermediateThrowEvent>`;
        return { xml: scope.xml + xml + this.flow(id, thrown), first: id, last: thrown };
      }
    }
  }

  #id(letter: string): string {
    this.#count += 1;
    return `${letter}${this.#count}`;
  }

  #sequence(inner: readonly Block[]): Written {
    const parts = inner.map((each) => this.write(each));
    const links = parts.slice(1).map((part, index) => this.flow(parts[index]?.last ?? '', part.first));
    return {
      xml: parts.map(({ xml }) => xml).join('') + links.join(''),
      first: parts[0]?.first ?? '',
      last: parts.at(-1)?.last ?? '',
    };
  }

  /** Gateways around branches; with a condition on all but the last, which is the default. */
  #split(inner: readonly Block[], opening: string, closing: string, condition?: string): Written {
    const [split, join] = [this.#id('g'), this.#id('g')];
    const branches = inner.map((each) => this.write(each));
    const otherwise = condition === undefined ? '' : ` default="${split}_${branches.at(-1)?.first ?? ''}"`;
    const flows = branches.map(({ first, last }, index) => {
      const isLast = index === branches.length - 1;
      return this.flow(split, first, isLast ? undefined : condition) + this.flow(last, join);
    });
    const xml = `<${opening} id="${split}"${otherwise}/><${closing} id="${join}"/>${branches.map((branch) => branch.xml).join('')}${flows.join('')}`;
    return { xml, first: split, last: join };
  }

  #race(inner: readonly Block[]): Written {
    const [gateway, join] = [this.#id('g'), this.#id('g')];
    const branches = inner.map((each) => ({ event: this.#id('c'), ...this.write(each) }));
    const xml = branches.map(({ event, xml: own, first, last }) => {
      const caught = `<intermediateCatchEvent id="${event}"><messageEventDefinition messageRef="m_m"/></intermediateCatchEvent>`;
      return caught + own + this.flow(gateway, event) + this.flow(event, first) + this.flow(last, join);
    });
    return {
      xml: `<eventBasedGateway id="${gateway}"/><exclusiveGateway id="${join}"/>${xml.join('')}`,
      first: gateway,
      last: join,
    };
  }

  /** Back as often as its user task says so. */
  #loop(body: Block): Written {
    const [begin, ask, end] = [this.#id('g'), this.#id('u'), this.#id('g')];
    const { xml, first, last } = this.write(body);
    const gateways = `<exclusiveGateway id="${begin}"/><userTask id="${ask}"/><exclusiveGateway id="${end}" default="${end}_${end}x"/><task id="${end}x"/>`;
    const flows = [this.flow(begin, first), this.flow(last, ask), this.flow(ask, end), this.flow(end, begin, 'n = 2')];
    return { xml: gateways + xml + flows.join('') + this.flow(end, `${end}x`), first: begin, last: `${end}x` };
  }

  #scope(id: string, inner: readonly Block[], { more = '', end = '', endId = '' } = {}): Written {
    const start = this.#id('s');
    const { xml, first, last } = this.#sequence(inner);
    const ending = endId === '' ? '' : end + this.flow(last, endId);
    return {
      xml: `<subProcess id="${id}">${more}<startEvent id="${start}"/>${xml}${this.flow(start, first)}${ending}</subProcess>`,
      first: id,
      last: id,
    };
  }

  #canceled(id: string, body: Block): Written {
    const [start, choice, cancel, end, event, join] = ['s', 'g', 'e', 'e', 'b', 'g'].map((letter) =>
      this.#id(letter),
    ) as [string, string, string, string, string, string];
    const { xml, first, last } = this.write(body);
    const inside = `<startEvent id="${start}"/><exclusiveGateway id="${choice}" default="${choice}_${end}"/><endEvent id="${cancel}"><cancelEventDefinition/></endEvent><endEvent id="${end}"/>${xml}${this.flow(start, first)}${this.flow(last, choice)}${this.flow(choice, cancel, 'n = 3')}${this.flow(choice, end)}`;
    const outside = `<boundaryEvent id="${event}" attachedToRef="${id}"><cancelEventDefinition/></boundaryEvent><exclusiveGateway id="${join}"/>${this.flow(id, join)}${this.flow(event, join)}`;
    return { xml: `<transaction id="${id}">${inside}</transaction>${outside}`, first: id, last: join };
  }
}
