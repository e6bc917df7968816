import type { FormSchema } from '../../../rules/schema/form.ts';
import type { Actor } from '../../actor.ts';
import type { TaskForm } from '../../contract/task.ts';
import { type IdempotentCall, once } from '../../database/idempotency.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { filesAtHand, takeFiles } from '../attachment/taken-files.service.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import { mayStart, startForm } from '../process-version/process.view.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';
import { itemKey, orderableItem } from '../service-catalogue/orderable-item.view.ts';
import { checkedFormValues, choicesOfForm, formOf } from '../task/form.service.ts';
import type { ProcessInstanceService } from './process-instance.service.ts';

/** What a start answers. */
export interface Started {
  readonly instanceId: string;
  readonly recordId: string | null;
  readonly recordType: string | null;
  readonly number: string | null;
}

/** How a process is started. */
interface Start {
  readonly version: ProcessVersion;
  readonly schema: FormSchema;
  /** Code of the item of its catalogue. */
  readonly item: string | null;
}

/** Starts processes by hand: form, record, first steps, in one transaction, once per idempotency key. */
export class StartProcessService {
  readonly #instances: ProcessInstanceService;
  readonly #choices: ChoicesService;
  readonly #now: () => Date;

  constructor(instances: ProcessInstanceService, choices: ChoicesService, now: () => Date) {
    this.#instances = instances;
    this.#choices = choices;
    this.#now = now;
  }

  /**
   * The form that starts a process, with what is known of the actor.
   *
   * @param itemCode item of its catalogue: then the form of the item
   */
  async form(processId: string, actor: Actor, itemCode?: string): Promise<TaskForm> {
    const { schema } = this.#startOf(processId, actor, itemCode);
    return formOf(schema, { draft: {}, inputs: {}, record: {} }, this.#choices, actor, {
      clock: { now: this.#now(), zone: this.#instances.parts.zone },
      about: null,
    });
  }

  /**
   * Starts a process. Of one with a catalogue the values name the item (`catalogueItemId`), and the others are
   * judged by the form of that item.
   *
   * @throws {RequestError} `FORM_INVALID`, `NOT_AUTHORISED`, `IDEMPOTENCY_KEY_REUSED`
   */
  async start(
    processId: string,
    given: Readonly<Record<string, unknown>>,
    caller: { readonly actor: Actor; readonly idempotency: IdempotentCall; readonly requestId: string },
  ): Promise<Started> {
    const { actor, idempotency, requestId } = caller;
    const { version, schema, item } = this.#startOf(processId, actor, given[itemKey]);
    const values = item === null ? given : Object.fromEntries(Object.entries(given).filter(([key]) => key !== itemKey));
    const choices = await choicesOfForm(schema, {}, this.#choices, actor, values);
    return this.#instances.inTransaction((tx) =>
      once(tx, idempotency, () => {
        const { zone } = this.#instances.parts;
        return this.#instances.withRun(tx, onBehalfOf(actor, { requestId }), async (run) => {
          const files = await filesAtHand(run, schema, [values], { actor, record: null });
          const checked = checkedFormValues(values, { schema, choices, known: {}, files, now: tx.now, zone });
          const model = version.content.models.get(processId);
          if (!model) throw new NotFound('model', processId);
          const type = model.process.properties['record'];
          const record = type ? await this.#instances.parts.records.create(run, type) : null;
          if (record) await takeFiles(run, record, { schema, values: checked, atHand: files });
          const instance = await this.#instances.start(run, {
            model: { version, process: model.process },
            variables: {
              ...checked,
              ...(item === null ? {} : { [itemKey]: item }),
              submission: checked,
              completedBy: actor.userId,
              completedByRoles: [...actor.roles],
            },
            record,
            correlationKey: null,
          });
          return {
            instanceId: instance.id,
            recordId: record?.id ?? null,
            recordType: type ?? null,
            number: record?.number ?? null,
          };
        });
      }),
    );
  }

  /** @throws {NotFound} @throws {RequestError} `START_NOT_FOUND`, `NOT_AUTHORISED` */
  #startOf(processId: string, actor: Actor, itemCode?: unknown): Start {
    const version = this.#instances.parts.versions.process(processId);
    const item = itemCode === undefined ? null : orderableItem(version, itemCode, actor);
    const formId = item?.form ?? startForm(version);
    const schema =
      formId === null
        ? undefined
        : (version.content.forms.get(formId) ?? this.#instances.parts.versions.shared.forms.get(formId));
    if (!schema)
      throw new RequestError('START_NOT_FOUND', `"${processId}" is not started by a form`, {
        params: { process: processId },
      });
    if (!mayStart(version, actor))
      throw new NotPermitted(`${actor.userId} may not start "${processId}"`, { process: processId });
    return { version, schema, item: item?.code ?? null };
  }
}
