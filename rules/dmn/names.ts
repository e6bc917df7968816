import type { ColumnType } from '../table/cell-read.ts';

/** Namespace of DMN 1.3 decision models. */
export const dmnNamespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** Namespace of what DMN has no word for: our types, values for missing facts, distinct results. */
export const ownNamespace = 'https://praxis.example/rules/1.0';

/** How our types are called in DMN. */
export const typeRefs: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  enum: 'string',
  int: 'number',
  decimal: 'number',
  money: 'number',
  bool: 'boolean',
  date: 'date',
  datetime: 'dateTime',
  list: 'Any',
  duration: 'dayTimeDuration',
};

/** The type meant by a DMN type when nothing says more. */
export const columnTypes: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  number: 'decimal',
  integer: 'int',
  long: 'int',
  double: 'decimal',
  boolean: 'bool',
  date: 'date',
  dateTime: 'datetime',
  'date and time': 'datetime',
  dayTimeDuration: 'duration',
  'days and time duration': 'duration',
};
