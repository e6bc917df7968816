import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { localDate } from './time.ts';

const answer = z.int().min(0).max(3);

/** A standard change approved beforehand, as a package brings it. */
const changeTemplate = shape({
  id: kebabId.describe('Code of the template'),
  name: localizedText.describe('Name shown to people'),
  description: localizedText.describe('When to use it'),
  serviceIds: z.array(z.string().min(1)).describe('Services it is for; empty: any'),
  ciIds: z.array(z.string().min(1)).min(1).describe('Items it may be used on'),
  answers: shape({
    q2: answer.describe('People affected if it fails'),
    q4: answer.describe('Teams and complexity'),
    q6: answer.describe('Test'),
    q7: answer.describe('Back-out'),
    q8: answer.describe('Outage while doing it'),
  }).describe('Answers of the risk questions the data do not give'),
  implementationPlan: z.string().min(1).describe('How it is done'),
  testPlan: z.string().min(1).describe('How it is tested'),
  backoutPlan: z.string().min(1).describe('How it is taken back'),
  backoutMinutes: z.int().min(0).describe('How long taking it back needs'),
  approvedAt: localDate.describe('When the board approved it'),
  approvedUntil: localDate.describe('Until when that holds'),
  earlierSuccesses: z.array(localDate).describe('Successful uses before changes were kept here'),
});

/** `templates.json` of a package. */
export const changeTemplates = z.array(changeTemplate);

export type ChangeTemplate = z.infer<typeof changeTemplate>;
