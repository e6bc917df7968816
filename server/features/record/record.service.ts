import type { Variables } from '../../../engine/index.ts';
import { type Actor, can } from '../../actor.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { changeOf } from '../../execution/audit-row.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { reasonGiven } from '../../reason.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import { subjectOf } from '../choices/subject-of.view.ts';
import { commentMessage, keepComment } from '../conversation/keep-comment.service.ts';
import { isHeardBy } from '../message/heard.view.ts';
import { messageStart } from '../message/receivers.service.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { checkedFormValues, choicesOfForm } from '../task/form.service.ts';
import { refuseWrongOverride } from './check-override.ts';
import type { RecordAddress } from './contribution.service.ts';
import { offeringsTo, refusalOf } from './offers.ts';
import { readableRecords } from './readable.view.ts';
import { findRecord } from './record.repository.ts';

/** What people do to a record directly: override it with a reason, or send its process a message. */
export class RecordService {
  readonly #instances: ProcessInstanceService;
  readonly #choices: ChoicesService;

  constructor(instances: ProcessInstanceService, choices: ChoicesService) {
    this.#instances = instances;
    this.#choices = choices;
  }

  /**
   * Writes fields beside the process: permitted to few, with a reason, traced, and told to the running instances.
   *
   * @throws {RequestError} `NOT_AUTHORISED`, `REASON_REQUIRED`, `PRECONDITION_FAILED`, `FORM_INVALID`, `REFERENCE_UNKNOWN`
   */
  async override(
    address: RecordAddress,
    change: { readonly fields: Variables; readonly reason?: string | undefined; readonly lockVersion: number | null },
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    await this.#withRecord(address, actor, requestId, async (run, record, readable) => {
      if (!can(actor, 'record.override'))
        throw new NotPermitted(`${actor.userId} may not override records`, { permission: 'record.override' });
      const reason = reasonGiven(change.reason);
      if (change.lockVersion !== null && change.lockVersion !== record.stored.lockVersion)
        throw new RequestError('PRECONDITION_FAILED', `record ${record.number} was changed meanwhile`, {
          params: { number: record.number },
        });
      await refuseWrongOverride(run.tx, record, change.fields, readable);
      this.#write(run, record, change.fields, reason);
    });
  }

  /**
   * Sends a message of the catalogue that is offered for the record as it is now.
   *
   * @throws {RequestError} `MESSAGE_NOT_OFFERED`, `REOPEN_WINDOW_PASSED`, `NOT_AUTHORISED`, `FORM_INVALID`
   */
  async send(
    address: RecordAddress,
    wanted: { readonly message: string; readonly payload: Readonly<Record<string, unknown>> },
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    await this.#withRecord(address, actor, requestId, async (run, record) => {
      const { parts } = this.#instances;
      const offering = offeringsTo(parts.versions.shared.messages, record.stored.processId).find(
        ({ message }) => message.name === wanted.message,
      );
      if (!offering) throw notOffered(wanted.message, record);
      const refusal = await refusalOf(offering, record, actor, {
        directory: parts.directory,
        clock: { now: run.now, zone: parts.zone },
        isHeard: isHeardBy(run.tx, parts.versions, record),
      });
      if (refusal === 'role')
        throw new NotPermitted(`${actor.userId} may not send "${wanted.message}"`, { message: wanted.message });
      if (refusal === 'state') throw notOffered(wanted.message, record);
      if (refusal === 'window') throw windowPassed(wanted.message, record, offering.offer.refusal);
      const schema = {
        type: 'default' as const,
        id: 'offer',
        schemaVersion: 1,
        components: [...offering.offer.fields],
      };
      const choices = await choicesOfForm(schema, {}, this.#choices, actor, wanted.payload, subjectOf(record));
      const asked = { schema, choices, known: {}, files: new Set<string>(), now: run.now, zone: parts.zone };
      const checked = checkedFormValues(wanted.payload, asked);
      const starts = messageStart(parts.versions, wanted.message) !== undefined;
      await parts.messages.send(run, {
        sender: actor.userId,
        id: `${requestId}:${record.id}`,
        name: wanted.message,
        correlationKey: record.number,
        waits: false,
        payload: { ...checked, by: actor.userId, ...(starts ? { recordNumber: record.number } : {}) },
      });
      if (wanted.message === commentMessage)
        await keepComment(
          run,
          record,
          { text: String(checked['text']), internal: false, heard: true },
          actor,
          parts.watchers,
        );
    });
  }

  /** History and audit trail keep who, why and which fields; processes that watch the record are told. */
  #write(run: CommandRun, record: RecordDraft, fields: Variables, reason: string): void {
    const before = { ...record.fields };
    const keys = Object.keys(fields);
    record.write(fields);
    if (record.type.fields.some((field) => field.key === 'overridden')) {
      const earlier = before['overridden'];
      const marked = new Set([...(Array.isArray(earlier) ? earlier.map(String) : []), ...keys]);
      record.write({ overridden: [...marked] });
    }
    run.history({ lifecycle: 'manual-override', details: { fields: keys, reason } }, placeOf(record));
    run.audit({
      action: 'manual-override',
      entityType: 'record',
      entityId: record.id,
      details: {
        number: record.number,
        reason,
        fields: Object.fromEntries(keys.map((key) => [key, changeOf(before[key], fields[key], record.field(key))])),
      },
    });
  }

  async #withRecord(
    { type, id }: RecordAddress,
    actor: Actor,
    requestId: string,
    work: (run: CommandRun, record: RecordDraft, readable: Condition) => Promise<void>,
  ): Promise<void> {
    const { parts } = this.#instances;
    const readable = await readableRecords(actor, parts.directory);
    await this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const row = await findRecord(run.tx, type, id, readable);
      if (!row || !parts.versions.recordType(type)?.processId) throw new NotFound('record', id);
      await work(run, await parts.records.load(run, row.id), readable);
    });
  }
}

function notOffered(message: string, record: RecordDraft): RequestError {
  return new RequestError(
    'MESSAGE_NOT_OFFERED',
    `"${message}" is not offered while ${record.number} is "${record.status}"`,
    {
      params: { message, status: record.status },
    },
  );
}

/** The refusal is the catalogue's own text; what a person may do instead is theirs to choose: report it anew, linked. */
function windowPassed(
  message: string,
  record: RecordDraft,
  refusal: { readonly en: string; readonly zh: string },
): RequestError {
  return new RequestError('REOPEN_WINDOW_PASSED', refusal.en, {
    params: { message, number: record.number, en: refusal.en, zh: refusal.zh, offer: 'related' },
  });
}
