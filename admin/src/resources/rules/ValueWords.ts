import { createContext } from 'react';
import type { RuleSetDetail } from '../../../../server/contract/rule-set.ts';

/** What values of the rule set on the page mean, by fact or output; empty until it is known. */
export const ValueWords = createContext<RuleSetDetail['valueWords']>({});
