import type { Localized } from '../contract/common.ts';

/** A person as the processes need them. */
export interface Person {
  readonly id: string;
  readonly name: Localized;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly managerId: string | null;
  readonly deputyId: string | null;
  readonly vip: boolean;
  /** Where what they order is booked. */
  readonly costCentreId: string | null;
  readonly customerId: string | null;
  readonly active: boolean;
}

export interface ServiceFacts {
  readonly id: string;
  readonly code: string;
  readonly tier: number;
  readonly slaPackage: string;
  readonly calendarId: string;
  readonly rtoMin: number | null;
  readonly ownerId: string | null;
  readonly businessOwnerId: string | null;
  readonly customerId: string | null;
}

export interface CustomerFacts {
  readonly id: string;
  readonly representativeId: string | null;
}

export interface CostCentreFacts {
  readonly id: string;
  readonly businessOwnerId: string | null;
}

export interface GroupFacts {
  readonly id: string;
  readonly leadId: string | null;
  readonly memberIds: readonly string[];
}

/** Master data as processes read them; all are committed rows, changed elsewhere. */
export interface Directory {
  person(id: string): Promise<Person | undefined>;
  /** Names of people by id; ids nobody has are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, Localized>>;
  /** Ids of the active people who hold a role. */
  holdersOf(role: string): Promise<readonly string[]>;
  service(id: string): Promise<ServiceFacts | undefined>;
  servicesOfTier(tier: number): Promise<readonly ServiceFacts[]>;
  customer(id: string): Promise<CustomerFacts | undefined>;
  /** Customers a person represents. */
  representedBy(userId: string): Promise<readonly string[]>;
  costCentre(id: string): Promise<CostCentreFacts | undefined>;
  group(id: string): Promise<GroupFacts | undefined>;
  /** Who answers for a process; null when nobody active was named. */
  processOwner(processId: string): Promise<string | null>;
}
