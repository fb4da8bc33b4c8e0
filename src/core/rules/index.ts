/** Every rule, in the order in which gates and pages list them. Long, because each rule takes two lines. */
import { actualsConsistent } from './actuals-consistent.ts';
import { actualsTable } from './actuals-table.ts';
import { advertisementsServing } from './advertisements-serving.ts';
import { agentFile } from './agent-file.ts';
import { approvalRecorded } from './approval-recorded.ts';
import { assetsPublished } from './assets-published.ts';
import { attributionConsistent } from './attribution-consistent.ts';
import { attributionData } from './attribution-data.ts';
import { attributionWeighted } from './attribution-weighted.ts';
import { budgetBalances } from './budget-balances.ts';
import { budgetPerCycle } from './budget-per-cycle.ts';
import { campaignAssets } from './campaign-assets.ts';
import { campaignBudget } from './campaign-budget.ts';
import { campaignChannelVariants } from './campaign-channel-variants.ts';
import { campaignComplete } from './campaign-complete.ts';
import { campaignDates } from './campaign-dates.ts';
import { campaignDecisions } from './campaign-decisions.ts';
import { campaignTestPlans } from './campaign-test-plans.ts';
import { campaignTested } from './campaign-tested.ts';
import { campaignVariants } from './campaign-variants.ts';
import { channelBudgetKept } from './channel-budget-kept.ts';
import { channelFamilies } from './channel-families.ts';
import { channelsActive } from './channels-active.ts';
import { channelsEvidenced } from './channels-evidenced.ts';
import { channelsHaveCampaigns } from './channels-have-campaigns.ts';
import { channelsOnSchedule } from './channels-on-schedule.ts';
import { claimsApproved } from './claims-approved.ts';
import { claimsSourced } from './claims-sourced.ts';
import { claimsUnaltered } from './claims-unaltered.ts';
import { coachingActionable } from './coaching-actionable.ts';
import { conditionsSound } from './conditions-sound.ts';
import { conflictsAnswered } from './conflicts-answered.ts';
import { contactCapsKept } from './contact-caps-kept.ts';
import { contactPolicyComplete } from './contact-policy-complete.ts';
import { contactsCovered } from './contacts-covered.ts';
import { contentBatched } from './content-batched.ts';
import { contentCallsToAction } from './content-calls-to-action.ts';
import { contentFiled } from './content-filed.ts';
import { contentFinished } from './content-finished.ts';
import { contentPlan } from './content-plan.ts';
import { contentPrioritised } from './content-prioritised.ts';
import { contentPromised } from './content-promised.ts';
import { contentSearchable } from './content-searchable.ts';
import { contentVariants } from './content-variants.ts';
import { cycleDates } from './cycle-dates.ts';
import { dashboardQuestions } from './dashboard-questions.ts';
import { dashboardReaders } from './dashboard-readers.ts';
import { dashboardsServe } from './dashboards-serve.ts';
import { deliverableAddressed } from './deliverable-addressed.ts';
import { disruptionStated } from './disruption-stated.ts';
import { distributionApproved } from './distribution-approved.ts';
import { editionStrategies } from './edition-strategies.ts';
import { editionVariants } from './edition-variants.ts';
import { enablementCovers } from './enablement-covers.ts';
import { engagementCovered } from './engagement-covered.ts';
import { evidenceCited } from './evidence-cited.ts';
import { experimentCorrected } from './experiment-corrected.ts';
import { experimentDates } from './experiment-dates.ts';
import { experimentDecisionAgrees } from './experiment-decision-agrees.ts';
import { experimentLearningsRecorded } from './experiment-learnings-recorded.ts';
import { experimentLifecycle } from './experiment-lifecycle.ts';
import { experimentLooksPlanned } from './experiment-looks-planned.ts';
import { experimentMetrics } from './experiment-metrics.ts';
import { experimentObeysPolicy } from './experiment-obeys-policy.ts';
import { experimentPlanFrozen } from './experiment-plan-frozen.ts';
import { experimentPolicyComplete } from './experiment-policy-complete.ts';
import { experimentPowered } from './experiment-powered.ts';
import { experimentSampleRatio } from './experiment-sample-ratio.ts';
import { experimentSegmentsWithin } from './experiment-segments-within.ts';
import { experimentVariants } from './experiment-variants.ts';
import { extremesNamed } from './extremes-named.ts';
import { featureMapCovers } from './feature-map-covers.ts';
import { feedbackEdges } from './feedback-edges.ts';
import { fileReadable } from './file-readable.ts';
import { funnelActivities } from './funnel-activities.ts';
import { funnelAddsUp } from './funnel-adds-up.ts';
import { funnelDescribed } from './funnel-described.ts';
import { funnelLossAddressed } from './funnel-loss-addressed.ts';
import { funnelMeasured } from './funnel-measured.ts';
import { funnelReachesGoal } from './funnel-reaches-goal.ts';
import { goalsInReach } from './goals-in-reach.ts';
import { growthLoopsTurn } from './growth-loops-turn.ts';
import { handoffAgrees } from './handoff-agrees.ts';
import { healthScore } from './health-score.ts';
import { hypothesesRanked } from './hypotheses-ranked.ts';
import { hypothesesTestable } from './hypotheses-testable.ts';
import { initiativesRanked } from './initiatives-ranked.ts';
import { journeyCovers } from './journey-covers.ts';
import { journeyOrder } from './journey-order.ts';
import { journeyStages } from './journey-stages.ts';
import { kpiComplete } from './kpi-complete.ts';
import { kpiFormula } from './kpi-formula.ts';
import { kpiFormulaAgrees } from './kpi-formula-agrees.ts';
import { kpiLevels } from './kpi-levels.ts';
import { kpiStageCoverage } from './kpi-stage-coverage.ts';
import { kpisServeGoals } from './kpis-serve-goals.ts';
import { launchDecided } from './launch-decided.ts';
import { learningsRecorded } from './learnings-recorded.ts';
import { marketResearchComplete } from './market-research-complete.ts';
import { marketSizeNested } from './market-size-nested.ts';
import { messageMatrixCovers } from './message-matrix-covers.ts';
import { messagingConsistent } from './messaging-consistent.ts';
import { missingKey } from './missing-key.ts';
import { nextCustomerCost } from './next-customer-cost.ts';
import { nextObjectivesSet } from './next-objectives-set.ts';
import { objectivesSmart } from './objectives-smart.ts';
import { outputComplete } from './output-complete.ts';
import { pathsExist } from './paths-exist.ts';
import { pauseRules } from './pause-rules.ts';
import { personaComplete } from './persona-complete.ts';
import { personaProfiled } from './persona-profiled.ts';
import { personaShares } from './persona-shares.ts';
import { personaUsed } from './persona-used.ts';
import { personaVariants } from './persona-variants.ts';
import { personasInStrategy } from './personas-in-strategy.ts';
import { personasNamed } from './personas-named.ts';
import { pipelineComplete } from './pipeline-complete.ts';
import { pipelineFitsMotion } from './pipeline-fits-motion.ts';
import { pipelineStages } from './pipeline-stages.ts';
import { planLocked } from './plan-locked.ts';
import { plannedVsActual } from './planned-vs-actual.ts';
import { playbookCriteria } from './playbook-criteria.ts';
import { playbookExtends } from './playbook-extends.ts';
import { playbookOrder } from './playbook-order.ts';
import { playbookOutputs } from './playbook-outputs.ts';
import { playbookRemoves } from './playbook-removes.ts';
import { playbookRoles } from './playbook-roles.ts';
import { policyConsistent } from './policy-consistent.ts';
import { poorReturnAnswered } from './poor-return-answered.ts';
import { positioningDifferentiated } from './positioning-differentiated.ts';
import { projectPrepared } from './project-prepared.ts';
import { projectRulesKnown } from './project-rules-known.ts';
import { projectSettings } from './project-settings.ts';
import { promisesListed } from './promises-listed.ts';
import { quantityReadable } from './quantity-readable.ts';
import { readoutRecomputes } from './readout-recomputes.ts';
import { reallocationBalances } from './reallocation-balances.ts';
import { recommendationsByBusiness } from './recommendations-by-business.ts';
import { recommendationsRanked } from './recommendations-ranked.ts';
import { recordsComplete } from './records-complete.ts';
import { referenceResolves } from './reference-resolves.ts';
import { reportRecomputes } from './report-recomputes.ts';
import { reviewRecorded } from './review-recorded.ts';
import { rolesAssigned } from './roles-assigned.ts';
import type { Rule } from './rule.ts';
import { scoringAgrees } from './scoring-agrees.ts';
import { scoringComplete } from './scoring-complete.ts';
import { scoringThresholds } from './scoring-thresholds.ts';
import { segmentsDistinct } from './segments-distinct.ts';
import { segmentsOverlap } from './segments-overlap.ts';
import { sequencesPromised } from './sequences-promised.ts';
import { sequencesRunning } from './sequences-running.ts';
import { singleDocument } from './single-document.ts';
import { statusOutputs } from './status-outputs.ts';
import { strategiesCarriedOut } from './strategies-carried-out.ts';
import { strategyCoverage } from './strategy-coverage.ts';
import { strategyDates } from './strategy-dates.ts';
import { strategyDetails } from './strategy-details.ts';
import { subTypeFits } from './sub-type-fits.ts';
import { successComplete } from './success-complete.ts';
import { successMetrics } from './success-metrics.ts';
import { successMilestones } from './success-milestones.ts';
import { declareOptions } from './support/ruleOptions.ts';
import { suppression } from './suppression.ts';
import { tableFilled } from './table-filled.ts';
import { taglineOwn } from './tagline-own.ts';
import { targetsImprove } from './targets-improve.ts';
import { teamDocumentComplete } from './team-document-complete.ts';
import { timelineFeasible } from './timeline-feasible.ts';
import { trackingValidated } from './tracking-validated.ts';
import { trainingCoversStages } from './training-covers-stages.ts';
import { uniqueId } from './unique-id.ts';
import { unitEconomicsAgree } from './unit-economics-agree.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownValue } from './unknown-value.ts';
import { utmTags } from './utm-tags.ts';
import { valueInBounds } from './value-in-bounds.ts';
import { valuePropositionsProven } from './value-propositions-proven.ts';
import { vanityDecidesNothing } from './vanity-decides-nothing.ts';
import { variancesExplained } from './variances-explained.ts';
import { voiceDefined } from './voice-defined.ts';
import { wordsAvoided } from './words-avoided.ts';
import { workflowFramed } from './workflow-framed.ts';
import { workflowPaths } from './workflow-paths.ts';
import { workflowPersonalised } from './workflow-personalised.ts';
import { workflowSteps } from './workflow-steps.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of the documentation: reading, shape, references, then what the plan says. */
export const allRules: readonly Rule[] = [
  fileReadable,
  yamlSyntax,
  singleDocument,
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
  projectSettings,
  cycleDates,
  budgetPerCycle,
  goalsInReach,
  targetsImprove,
  pathsExist,
  strategyCoverage,
  marketResearchComplete,
  marketSizeNested,
  disruptionStated,
  positioningDifferentiated,
  valuePropositionsProven,
  strategyDetails,
  personasInStrategy,
  budgetBalances,
  channelsEvidenced,
  channelsActive,
  channelsHaveCampaigns,
  channelFamilies,
  strategyDates,
  objectivesSmart,
  initiativesRanked,
  growthLoopsTurn,
  hypothesesTestable,
  hypothesesRanked,
  editionStrategies,
  strategiesCarriedOut,
  personaComplete,
  personaProfiled,
  personaShares,
  personaUsed,
  journeyOrder,
  personaVariants,
  editionVariants,
  featureMapCovers,
  messageMatrixCovers,
  taglineOwn,
  claimsSourced,
  claimsUnaltered,
  voiceDefined,
  wordsAvoided,
  kpiStageCoverage,
  kpiComplete,
  kpiLevels,
  kpiFormula,
  kpiFormulaAgrees,
  vanityDecidesNothing,
  funnelDescribed,
  funnelAddsUp,
  funnelReachesGoal,
  funnelLossAddressed,
  funnelMeasured,
  funnelActivities,
  campaignComplete,
  campaignDates,
  campaignBudget,
  channelBudgetKept,
  subTypeFits,
  campaignVariants,
  campaignChannelVariants,
  campaignAssets,
  launchDecided,
  campaignDecisions,
  utmTags,
  pauseRules,
  campaignTested,
  campaignTestPlans,
  feedbackEdges,
  experimentPolicyComplete,
  policyConsistent,
  experimentLifecycle,
  experimentMetrics,
  experimentVariants,
  experimentDates,
  experimentObeysPolicy,
  experimentPowered,
  experimentCorrected,
  experimentPlanFrozen,
  experimentLooksPlanned,
  experimentSampleRatio,
  experimentSegmentsWithin,
  experimentDecisionAgrees,
  readoutRecomputes,
  experimentLearningsRecorded,
  attributionWeighted,
  attributionConsistent,
  attributionData,
  dashboardQuestions,
  dashboardReaders,
  dashboardsServe,
  journeyStages,
  journeyCovers,
  contentPromised,
  contentFinished,
  contentPlan,
  deliverableAddressed,
  enablementCovers,
  trainingCoversStages,
  conditionsSound,
  segmentsDistinct,
  segmentsOverlap,
  scoringThresholds,
  scoringComplete,
  contactPolicyComplete,
  contactsCovered,
  contactCapsKept,
  engagementCovered,
  workflowPersonalised,
  workflowFramed,
  workflowPaths,
  workflowSteps,
  pipelineStages,
  pipelineComplete,
  pipelineFitsMotion,
  scoringAgrees,
  handoffAgrees,
  successMilestones,
  healthScore,
  successComplete,
  messagingConsistent,
  personasNamed,
  actualsConsistent,
  actualsTable,
  projectPrepared,
  rolesAssigned,
  tableFilled,
  evidenceCited,
  kpisServeGoals,
  timelineFeasible,
  promisesListed,
  contentSearchable,
  contentVariants,
  contentFiled,
  contentPrioritised,
  contentBatched,
  claimsApproved,
  contentCallsToAction,
  channelsOnSchedule,
  trackingValidated,
  sequencesPromised,
  sequencesRunning,
  advertisementsServing,
  assetsPublished,
  recommendationsByBusiness,
  coachingActionable,
  recommendationsRanked,
  nextCustomerCost,
  nextObjectivesSet,
  reallocationBalances,
  recordsComplete,
  teamDocumentComplete,
  agentFile,
  playbookExtends,
  playbookOrder,
  playbookOutputs,
  playbookRemoves,
  playbookCriteria,
  playbookRoles,
  outputComplete,
  statusOutputs,
  conflictsAnswered,
  learningsRecorded,
  reviewRecorded,
  planLocked,
  distributionApproved,
  approvalRecorded,
  plannedVsActual,
  successMetrics,
  unitEconomicsAgree,
  variancesExplained,
  reportRecomputes,
  extremesNamed,
  poorReturnAnswered,
] as unknown as readonly Rule[];

declareOptions(allRules);
