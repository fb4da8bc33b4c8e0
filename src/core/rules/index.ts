import { attributionWeighted } from './attribution-weighted.ts';
import { budgetBalances } from './budget-balances.ts';
import { dashboardQuestions } from './dashboard-questions.ts';
import { experimentPolicyComplete } from './experiment-policy-complete.ts';
import { featureMapCovers } from './feature-map-covers.ts';
import { fileReadable } from './file-readable.ts';
import { kpiStageCoverage } from './kpi-stage-coverage.ts';
import { missingKey } from './missing-key.ts';
import { objectivesSmart } from './objectives-smart.ts';
import { outputComplete } from './output-complete.ts';
import { personaComplete } from './persona-complete.ts';
import { personaVariants } from './persona-variants.ts';
import { playbookExtends } from './playbook-extends.ts';
import { positioningDifferentiated } from './positioning-differentiated.ts';
import { projectRulesKnown } from './project-rules-known.ts';
import { quantityReadable } from './quantity-readable.ts';
import { referenceResolves } from './reference-resolves.ts';
import type { Rule } from './rule.ts';
import { strategyCoverage } from './strategy-coverage.ts';
import { suppression } from './suppression.ts';
import { uniqueId } from './unique-id.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownValue } from './unknown-value.ts';
import { valueInBounds } from './value-in-bounds.ts';
import { valuePropositionsProven } from './value-propositions-proven.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of the documentation: reading, shape, references, then what the plan says. */
export const allRules: readonly Rule[] = [
  fileReadable,
  yamlSyntax,
  missingKey,
  unknownKey,
  wrongType,
  unknownValue,
  quantityReadable,
  valueInBounds,
  referenceResolves,
  uniqueId,
  suppression,
  projectRulesKnown,
  playbookExtends,
  budgetBalances,
  personaComplete,
  objectivesSmart,
  strategyCoverage,
  positioningDifferentiated,
  valuePropositionsProven,
  personaVariants,
  featureMapCovers,
  attributionWeighted,
  kpiStageCoverage,
  dashboardQuestions,
  experimentPolicyComplete,
  outputComplete,
] as unknown as readonly Rule[];
