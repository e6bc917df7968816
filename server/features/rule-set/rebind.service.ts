import { RuleError } from '../../../rules/errors.ts';
import { interfaceFindings } from '../../../rules/interface-check.ts';
import type { Actor } from '../../actor.ts';
import type { ProblemCode } from '../../contract/problem.ts';
import type { Rebound } from '../../contract/rule-set.ts';
import { placeholders } from '../../database/list-sql.ts';
import { BadRequest, RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { type RuleBindings, readBindings } from '../../execution/rule-bindings.ts';
import { placeOfInstance, type RunningInstance } from '../../execution/running-instance.ts';
import { reasonGiven } from '../../reason.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { readableInstances } from '../process-instance/readable-instances.view.ts';
import { boundRuleSet, ruleSetAsked } from './bound-rule-set.view.ts';
import { retargetClocks } from './retarget-clocks.ts';
import type { RuleSetParts } from './rule-set-parts.ts';
import { refuseWithout } from './rule-set-rights.ts';
import { contentOf, partsOf, type RuleSetId, type RuleSetVersion } from './rule-set-version.ts';

interface Wish {
  readonly version: number;
  readonly instanceIds: readonly string[];
  readonly reason?: string | undefined;
}

/** Binds running cases to another version of a rule set: on purpose, with a reason, each in its own transaction. */
export class RebindService {
  readonly #parts: RuleSetParts;
  readonly #instances: ProcessInstanceService;

  constructor(parts: RuleSetParts, instances: ProcessInstanceService) {
    this.#parts = parts;
    this.#instances = instances;
  }

  /** @throws {NotFound} @throws {RequestError} `NOT_AUTHORISED`, `REASON_REQUIRED`; what keeps one case back is in its result */
  async rebind(id: RuleSetId, wish: Wish, actor: Actor, requestId: string): Promise<readonly Rebound[]> {
    await refuseWithout('rebind', id, actor, this.#parts.directory);
    const reason = reasonGiven(wish.reason);
    const target = await this.#parts.ruleSets.numbered(id, wish.version);
    if (target.inForceAt === null)
      throw new BadRequest('body.version', 'not-in-force', 'allowed: a version that is or was in force');
    const readable = await this.#readable(wish.instanceIds, actor);
    const results: Rebound[] = [];
    for (const instanceId of wish.instanceIds) {
      const asked = { instanceId, target, reason };
      results.push(
        readable.has(instanceId) ? await this.#one(asked, actor, requestId) : refused(instanceId, 'NOT_FOUND'),
      );
    }
    return results;
  }

  async #readable(ids: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const readable = await readableInstances(actor, this.#parts.directory);
    const rows = await this.#parts.reader.query<{ id: string }>(
      `SELECT i.id FROM process_instance i LEFT JOIN record r ON r.id = i.record_id
       WHERE i.parent_id IS NULL AND i.id IN (${placeholders(ids)}) AND ${readable.sql}`,
      [...ids, ...readable.params],
    );
    return new Set(rows.map((row) => row.id));
  }

  async #one(asked: Asked, actor: Actor, requestId: string): Promise<Rebound> {
    try {
      return await this.#instances.inRun(onBehalfOf(actor, { requestId }), (run) => this.#bind(run, asked));
    } catch (error) {
      if (error instanceof RequestError) return refused(asked.instanceId, error.code);
      if (error instanceof RuleError) return refused(asked.instanceId, 'RULE_SET_INVALID');
      throw error;
    }
  }

  async #bind(run: CommandRun, { instanceId, target, reason }: Asked): Promise<Rebound> {
    const root = await this.#instances.load(run, instanceId);
    const recordNumber = root.record?.number ?? null;
    if (root.status !== 'active') throw new RequestError('INSTANCE_ENDED', `instance ${instanceId} has ended`);
    const { name } = partsOf(target.ruleSet);
    const current = await boundRuleSet(root, name, this.#parts);
    if (!current || ruleSetAsked(root.model.version, name) !== target.ruleSet)
      throw new RequestError('RULE_SET_INVALID', `instance ${instanceId} does not decide by "${target.ruleSet}"`);
    if (current.hash === target.contentHash)
      return { instanceId, recordNumber, outcome: 'already', code: null, clocks: [] };
    const [unfit] = interfaceFindings(current.set, contentOf(target));
    if (unfit) throw new RequestError('RULE_SET_INVALID', unfit.message);

    await this.#bindTree(run, root, target);
    const pinned = await this.#parts.ruleSets.pinned(target.id);
    const clocks = root.record
      ? await retargetClocks(run, { instance: root, record: root.record }, pinned, this.#instances.parts.clocks)
      : [];
    const said = {
      ruleSet: target.ruleSet,
      version: target.number,
      before: current.hash,
      after: target.contentHash,
      reason,
    };
    run.history({ lifecycle: 'rules-rebound', details: said }, placeOfInstance(root));
    run.audit({
      action: 'rules-rebound',
      entityType: 'process-instance',
      entityId: root.id,
      instanceId: root.id,
      details: { ...said, clocks: clocks.map((clock) => ({ ...clock })) },
    });
    return { instanceId, recordNumber, outcome: 'bound', code: null, clocks: [...clocks] };
  }

  /** The case and what it has called; what it calls from now on inherits it. */
  async #bindTree(run: CommandRun, root: RunningInstance, target: RuleSetVersion): Promise<void> {
    const rows = await run.tx.query<{ id: string; version_id: string; rule_bindings: string | null }>(
      `SELECT id, version_id, rule_bindings FROM process_instance WHERE root_id = ? AND status = 'active'`,
      [root.id],
    );
    for (const row of rows) {
      const version = await this.#parts.versions.version(row.version_id);
      if (ruleSetAsked(version, partsOf(target.ruleSet).name) !== target.ruleSet) continue;
      const sets = { ...readBindings(row.rule_bindings, row.version_id)?.sets, [target.ruleSet]: target.id };
      const bindings: RuleBindings = { processVersion: row.version_id, sets };
      run.rows.statement('UPDATE process_instance SET rule_bindings = ? WHERE id = ?', [
        JSON.stringify(bindings),
        row.id,
      ]);
    }
  }
}

interface Asked {
  readonly instanceId: string;
  readonly target: RuleSetVersion;
  readonly reason: string;
}

function refused(instanceId: string, code: ProblemCode): Rebound {
  return { instanceId, recordNumber: null, outcome: 'refused', code, clocks: [] };
}
