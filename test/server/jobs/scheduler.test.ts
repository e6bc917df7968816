import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Scheduler } from '../../../server/jobs/scheduler.ts';

const pollMs = 1000;

/** A lane whose work is due at set times; what is due while it works is done by the same work. */
class Lane {
  due: number[] = [];
  asked = 0;
  readonly workedAt: number[] = [];
  /** What the next work waits for. */
  work: Promise<void> = Promise.resolve();

  async untilDue(): Promise<number | null> {
    this.asked += 1;
    const [next] = this.due.toSorted((a, b) => a - b);
    return next === undefined ? null : next - Date.now();
  }

  async settle(): Promise<void> {
    this.workedAt.push(Date.now());
    await this.work;
    this.due = this.due.filter((at) => at > Date.now());
  }
}

describe('looking for due work', () => {
  let lane: Lane;
  let scheduler: Scheduler;
  let said: string[];
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    lane = new Lane();
    said = [];
    const logger = pino({}, { write: (line) => void said.push(line) });
    scheduler = new Scheduler(lane, { pollMs, logger });
  });
  afterEach(async () => {
    await scheduler.stop();
    vi.useRealTimers();
  });

  test('given nothing is due for ten polls, then it asks at each and works at none', async () => {
    lane.due = [60_000];
    scheduler.start();
    await vi.advanceTimersByTimeAsync(9 * pollMs);

    expect([lane.asked, lane.workedAt]).toEqual([10, []]);
  });

  test('given work that falls due between two polls, then it is done when it is due', async () => {
    lane.due = [0, 300];
    scheduler.start();
    await vi.advanceTimersByTimeAsync(pollMs);

    expect(lane.workedAt).toEqual([0, 300]);
  });

  test('given work that is in other hands for longer than a poll, then it is tried again at each poll', async () => {
    lane.due = [-5000];
    vi.spyOn(lane, 'settle').mockImplementation(async () => void lane.workedAt.push(Date.now()));
    scheduler.start();
    await vi.advanceTimersByTimeAsync(2 * pollMs);

    expect(lane.workedAt).toEqual([0, pollMs, 2 * pollMs]);
  });

  test('given it is woken while it works, then it looks once more when it is done, and does what came meanwhile', async () => {
    let finish = () => {};
    lane.work = new Promise((resolve) => {
      finish = resolve;
    });
    lane.due = [0];
    scheduler.start();
    await vi.advanceTimersByTimeAsync(10);
    scheduler.wake();
    scheduler.wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(lane.workedAt).toEqual([0]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    lane.due = [20];
    scheduler.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(lane.workedAt).toEqual([0, 20]);
  });

  test('given it is woken while it sleeps, then it looks now', async () => {
    scheduler.start();
    await vi.advanceTimersByTimeAsync(100);
    lane.due = [100];
    scheduler.wake();
    await vi.advanceTimersByTimeAsync(0);

    expect(lane.workedAt).toEqual([100]);
  });

  test('given it is told to stop while it works, then it waits for the work and looks no more', async () => {
    let finish = () => {};
    lane.work = new Promise((resolve) => {
      finish = resolve;
    });
    lane.due = [0, 5];
    scheduler.start();
    await vi.advanceTimersByTimeAsync(10);
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    await vi.advanceTimersByTimeAsync(5000);

    expect(lane.workedAt).toEqual([0]);
  });

  test('given a database that cannot be asked, then it is said, and asked again at the next poll', async () => {
    lane.due = [0];
    vi.spyOn(lane, 'untilDue').mockRejectedValueOnce(new Error('no answer'));
    scheduler.start();
    await vi.advanceTimersByTimeAsync(pollMs);

    expect(said.map((line) => JSON.parse(line).msg)).toEqual(['due jobs could not be read']);
    expect(lane.workedAt).toEqual([pollMs]);
  });
});
