/** What exists around a model. A missing list is not known, and nothing is checked against it. */
export interface Known {
  /** Form ids with the keys of their fields. */
  readonly forms?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly decisionIds?: ReadonlySet<string>;
  readonly services?: ReadonlySet<string>;
  readonly processIds?: ReadonlySet<string>;
  readonly messageNames?: ReadonlySet<string>;
  /** Messages that some model receives. */
  readonly receivedMessages?: ReadonlySet<string>;
  readonly roles?: ReadonlySet<string>;
  readonly metrics?: ReadonlySet<string>;
  readonly calendars?: ReadonlySet<string>;
  readonly sodIds?: ReadonlySet<string>;
  readonly stages?: ReadonlySet<string>;
  readonly statuses?: ReadonlySet<string>;
}
