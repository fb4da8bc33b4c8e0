/** The one door to the core. The command line, the language server, the MCP server and the extension import nothing else of it. */

export { type AgentReport, agentReport } from './agents/agentReport.ts';
export { type Brief, type BriefFile, briefLimit, buildBrief, findingLine, findingsOf } from './agents/brief.ts';
export { briefText } from './agents/briefText.ts';
export {
  type FailureReason,
  type Outcome,
  type PlannedStep,
  type RunAnswer,
  type RunEvent,
  type StepOutcome,
  worstOutcome,
} from './agents/events.ts';
export { allSteps, type FoundStep, stepsNamed } from './agents/findStep.ts';
export {
  mayRead,
  mayWrite,
  type PathPolicy,
  type PathVerdict,
  pathPolicy,
  type ResolvedPath,
  type SortedChanges,
  sortChanges,
} from './agents/pathPolicy.ts';
export { filesOfCall, type PermissionRule, ruleFor, serverOfCall } from './agents/permission.ts';
export { type Role, roleFile, roleFiles, roleOf } from './agents/roles.ts';
export { allRunners, calculator, type OwnRow, type RunnerRow, rowProblems } from './agents/runners.ts';
export { type RunBudget, runBudget, runProblems, stepsOfRun } from './agents/runPlan.ts';
export { type RunRecord, type StepRecord, writtenBy } from './agents/runRecord.ts';
export { skeletons } from './agents/skeleton.ts';
export { type StatusFacts, statusRecord } from './agents/statusRecord.ts';
export { taskBrief } from './agents/taskBrief.ts';
export { contentOf, repairPrompt, type Verification, verify } from './agents/verify.ts';
export { coverageText, type MeasuredConversion } from './attribution/coverage.ts';
export { modelsNamed } from './attribution/modelNames.ts';
export {
  type AttributionJob,
  attributionJob,
  isAttributionKept,
  keepAttribution,
  runAttributionJob,
} from './attribution/ofData.ts';
export { documentAttribution } from './attribution/ofDocument.ts';
export { type AttributionModel, attributionModels } from './attribution/options.ts';
export type { AttributionReport } from './attribution/report.ts';
export { type AttributionRequest, type AttributionRun, beginAttribution } from './attribution/run.ts';
export { attributionSheet } from './attribution/sheet.ts';
export { SpendReader } from './attribution/spendReader.ts';
export { isRefusal } from './calculators/calculator.ts';
export { allCalculators, type Calculation, calculate, findCalculator } from './calculators/index.ts';
export { CsvParser } from './data/csv.ts';
export { feedJson } from './data/json.ts';
export { type DataProblem, Problems } from './data/problem.ts';
export type { RowReader } from './data/rows.ts';
export { parseDay } from './documents/dates.ts';
export { allKinds, filePattern, isKind, type Kind, kindOfFile, projectFile } from './documents/kinds.ts';
export type { Position, Range } from './documents/position.ts';
export { parseDuration, parseMoney, parseRate } from './documents/quantity.ts';
export { explorationNote } from './experiments/analysis/segments.ts';
export { designMethodSources, designMethodWords } from './experiments/design/methodWords.ts';
export { compareCall, designCall, powerCall, readOutCall } from './experiments/document/calls.ts';
export { type ExperimentInProject, experimentIn } from './experiments/document/inProject.ts';
export { cupedCall, ratioCall, withPeople } from './experiments/document/people.ts';
export { PeopleReader } from './experiments/document/peopleReader.ts';
export { type ExperimentSettings, withArms, withSettings } from './experiments/document/settings.ts';
export { isEarly as experimentIsEarly } from './experiments/readout/readOut.ts';
export * as experimentWords from './experiments/readout/words.ts';
export { calculateStep, needsNoAgent } from './functions/calculateStep.ts';
export { stepFunctions } from './functions/index.ts';
export type { Advice, AdvisedRun, UsedNumber } from './gates/advice.ts';
export { advise } from './gates/advise.ts';
export { evaluatePlaybook } from './gates/evaluate.ts';
export { evaluateAll } from './gates/evaluateAll.ts';
export { evaluateChosen } from './gates/evaluateChosen.ts';
export { type GateFinding, gateFindings, sameFinding } from './gates/gateFindings.ts';
export type {
  CriterionResult,
  CriterionStatus,
  GateResult,
  GateStatus,
  OutputState,
  PhaseResult,
  PlaybookResult,
  StepResult,
  StepStatus,
} from './gates/model.ts';
export { type NextStep, nextSteps } from './gates/next.ts';
export { chosenPlaybooks, findPlaybook, type PlaybookFacts, shippedPlaybooks } from './gates/playbook.ts';
export { progressOf, stateOf } from './gates/progress.ts';
export { type GateSelection, openGates, selectGates, verdictOf } from './gates/select.ts';
export { type KnownAgent, knownAgents } from './git/agents.ts';
export { type BranchPlan, planBranch } from './git/branchName.ts';
export { checkSubject, type SubjectProblem } from './git/checkSubject.ts';
export { closedGates } from './git/closedPhases.ts';
export { commitBody, proposedMessage } from './git/commitPlan.ts';
export { type CommitSettings, commitSettings } from './git/commitSettings.ts';
export { compareAddress } from './git/compareAddress.ts';
export { deliverableFiles, findSteps, type StepPlace, statusRecordOf } from './git/deliverable.ts';
export { type AgentCommit, type AgentLog, logByAgent, type PlanCommit } from './git/logByAgent.ts';
export { pullRequestTitle } from './git/pullRequest.ts';
export { completeSubject, formatSubject, parseSubject, subjectLimit, subjectOf } from './git/subject.ts';
export {
  type ImportedDocument,
  type ImportResult,
  importPlan,
  type Placed,
  type Unplaced,
} from './import/importPlan.ts';
export type { CodeAction } from './language/actions/action.ts';
export { codeActionsAt } from './language/actions/codeActions.ts';
export { fixEdits } from './language/actions/fix.ts';
export { fixAll } from './language/actions/fixAll.ts';
export { type CodeLens, codeLenses, type LensCommand } from './language/codeLenses.ts';
export { completionAt } from './language/completion.ts';
export { definitionAt } from './language/definition.ts';
export { editsOf } from './language/edits/edits.ts';
export { applyEdits, type TextEdit } from './language/edits/textEdit.ts';
export { foldingRanges } from './language/folding.ts';
export { type Hover, hoverAt } from './language/hover.ts';
export { type InlayHint, inlayHints } from './language/inlayHints.ts';
export type { CompletionItem } from './language/item.ts';
export { documentLinks } from './language/links.ts';
export type { Location } from './language/location.ts';
export { highlightsAt, referencesAt } from './language/references.ts';
export { editsOfFileRenames, type FileRename } from './language/rename/files.ts';
export { prepareRename, type RenameResult, renameAt } from './language/rename/rename.ts';
export { approvalsMadeStale, type StaleApproval, staleApprovalsInWords } from './language/rename/staleApprovals.ts';
export { type DocumentSymbol, documentSymbols } from './language/symbols.ts';
export { scopeInWords } from './language/words.ts';
export { workspaceSymbols } from './language/workspaceSymbols.ts';
export { type LeadFigures, leadPeriod } from './measure/leadFigures.ts';
export { type MeasureEntry, type MeasureGroup, type MeasureSign, measureList } from './measure/list.ts';
export { type Reallocation, type ReallocationMethod, reallocate } from './measure/reallocate.ts';
export { type MeasureReport, measureReport } from './measure/report.ts';
export { budgetSheet } from './measure/sheets/budget.ts';
export { kpiSheet } from './measure/sheets/kpi.ts';
export { reallocationPart } from './measure/sheets/reallocation.ts';
export { type ReportRhythm, reportSheet } from './measure/sheets/report.ts';
export { LeadReader } from './measurement/leadReader.ts';
export { LeadTable } from './measurement/leads.ts';
export { formatMessage, list as joinNames } from './messages/format.ts';
export { nearest as nearestName } from './messages/nearest.ts';
export { UserError } from './messages/userError.ts';
export {
  type Commit,
  type FileCommit,
  type FileVersion,
  type History,
  type HistoryNeeds,
  type HistoryState,
  type MemoryFile,
  MemoryHistory,
} from './project/history.ts';
export { loadData, loadProject } from './project/load.ts';
export { MemoryWorkspace } from './project/memoryWorkspace.ts';
export { isOfKind, type PlanDocument } from './project/planDocument.ts';
export { Project } from './project/project.ts';
export { currentCycle, viewOf as viewOfProject } from './project/view.ts';
export type { FileContent, Unreadable, Workspace } from './project/workspace.ts';
export { planApproval } from './records/approve.ts';
export { signatureNamespace } from './records/canonical.ts';
export {
  bareContext,
  type EvaluationContext,
  type SignatureQuestion,
  type SignatureVerdict,
} from './records/context.ts';
export { type DigestSource, digestOfText } from './records/digest.ts';
export { historyNeeds, signatureNeeds } from './records/needs.ts';
export { approversGate, policyFile } from './records/policy.ts';
export { planReview, verdicts } from './records/review.ts';
export { type PlannedRecord, planTeamRecord, type TeamRecord, teamRecords } from './records/team.ts';
export { planWaiver } from './records/waive.ts';
export { type NewRecord, type Person, signedRecord } from './records/write.ts';
export { type CheckReport, checkReport, isBelow } from './reports/check.ts';
export { type GateReport, gateReport } from './reports/gate.ts';
export { type KindInfo, kindInfos } from './reports/kinds.ts';
export { documentPicture, type Picture } from './reports/picture.ts';
export { type PlanEntry, planReport } from './reports/plan.ts';
export { approvalsOf, type StatusReport, statusReport, statusReports } from './reports/status.ts';
export { Checker } from './rules/checker.ts';
export type { Evidence, Finding, RelatedPlace } from './rules/finding.ts';
export { allRules } from './rules/index.ts';
export type { Severity } from './rules/rule.ts';
export { withAgentsSection } from './scaffold/agentsSection.ts';
export { initialFiles } from './scaffold/initialFiles.ts';
export { type NewDocument, newDocument } from './scaffold/newDocument.ts';
export { publishedSchema } from './schema/publish.ts';
export type { Schema } from './schema/schema.ts';
export { sheetHtml } from './sheets/html.ts';
export { sheetMarkdown } from './sheets/markdown.ts';
export type { Sheet } from './sheets/sheet.ts';
export { sheetText } from './sheets/text.ts';
export type { PageScript } from './views/html/page.ts';
export {
  type PageOptions,
  renderHtml,
  renderMermaid,
  renderSvg,
  renderText,
  type Scheme,
  type SvgOptions,
  type View,
  type ViewChoice,
  type ViewWorld,
  viewChoices,
  viewNames,
  viewNeedsStatus,
  viewOf,
  viewStyles,
} from './views/index.ts';
export { hasDiagrams, markdownHtml } from './views/markdown/html.ts';
export { type MarkdownPage, pageMarkup, pageText } from './views/markdown/page.ts';
export { renderMarkdown } from './views/markdown/render.ts';
export { mermaidLabel } from './views/mermaid/label.ts';
export type { EmptyView, ViewHead, ViewTable } from './views/model.ts';
export { alignedTable } from './views/text/table.ts';
