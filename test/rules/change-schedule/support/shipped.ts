import { readFileSync } from 'node:fs';
import type { FreezableService } from '../../../../rules/change-schedule/freezes.ts';
import { calendars as calendarFile } from '../../../../rules/schema/calendar.ts';
import { changeSchedule } from '../../../../rules/schema/change-schedule.ts';

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const calendars = calendarFile.parse(parsed('processes/shared/calendars.json'));
export const schedule = changeSchedule.parse(parsed('processes/change/change-schedule.json'));

/** An instant in Shanghai, in milliseconds. */
export function at(local: string): number {
  return Date.parse(`${local}:00+08:00`);
}

const services: Readonly<Record<string, FreezableService>> = {
  erp: { id: 'erp', tier: 1, tags: ['finance'] },
  shop: { id: 'shop', tier: 1, tags: ['ecommerce'] },
  mail: { id: 'mail', tier: 2, tags: [] },
  hr: { id: 'hr', tier: 3, tags: [] },
};

export function service(id: string): FreezableService {
  return services[id] ?? { id, tier: 4, tags: [] };
}
