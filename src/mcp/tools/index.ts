import type { Tool } from '../tool.ts';
import { brief } from './brief.ts';
import { calculateByName } from './calculateByName.ts';
import { experimentSize } from './experimentSize.ts';
import { explainRule } from './explainRule.ts';
import { gate } from './gate.ts';
import { nextStep } from './nextStep.ts';
import { raiseConflict } from './raiseConflict.ts';
import { recordLearning } from './recordLearning.ts';
import { reportStatus } from './reportStatus.ts';
import { status } from './status.ts';
import { validate } from './validate.ts';

/** All tools, in the order in which an agent needs them. */
export const tools: readonly Tool[] = [
  status,
  nextStep,
  brief,
  validate,
  gate,
  explainRule,
  experimentSize,
  calculateByName,
  reportStatus,
  raiseConflict,
  recordLearning,
];
