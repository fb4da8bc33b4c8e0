import path from 'node:path';
import { type Command, Option } from 'commander';
import {
  type Calculation,
  compareCall,
  cupedCall,
  designCall,
  type ExperimentInProject,
  type ExperimentSettings,
  experimentIn,
  isOfKind,
  PeopleReader,
  Problems,
  powerCall,
  ratioCall,
  readOutCall,
  UserError,
  viewOfProject,
  withArms,
  withPeople,
  withSettings,
} from '../../core/index.ts';
import { readTable } from '../../node/readTable.ts';
import { version } from '../../version.ts';
import { addTableOptions, delimiterOf, type TableCliOptions } from '../dataOptions.ts';
import { designText, durationText, powerText } from '../formatters/experimentPlanText.ts';
import { analysisText } from '../formatters/experimentText.ts';
import { formatJson } from '../formatters/json.ts';
import { formatProblems } from '../formatters/problems.ts';
import type { ExitCode, Io } from '../io.ts';
import { openProject } from '../openProject.ts';
import { addFormatOptions, type ProjectOptions, withProject } from '../options.ts';
import { insideProject } from '../paths.ts';

interface ExperimentOptions extends ProjectOptions, ExperimentSettings, TableCliOptions {
  method?: string;
  arm?: string[];
  rows?: string;
  test?: string;
  interval?: string;
}

/** An experiment as it is read, with the people of a table where one was named. */
interface Subject {
  experiment: ExperimentInProject;
  people?: PeopleReader;
  problems?: Problems;
}

type Read = (experiment: ExperimentInProject, options: ExperimentOptions, people?: PeopleReader) => Calculation;
type Write = (calculation: Calculation, io: Io, experiment: ExperimentInProject) => string;

const designMethods = ['pooled', 'unpooled', 'arcsine', 'baseline-variance', 'relative-lift', 't', 'normal'];
const methodHelp =
  'Methods: pooled (two-proportion z test, pooled variance under no effect; the default, as R and statsmodels), unpooled, arcsine (Cohen’s h), baseline-variance (Evan Miller), relative-lift (GrowthBook); for averages t (the default), normal, relative-lift. A method that is named plans one judgement at the end; without one, the experiment’s own stopping rule counts.';

/** `gtm experiment size|duration|power|analyze [document]`: on an experiment of the project, on numbers typed, or on both. */
export function define(command: Command, io: Io, end: (code: ExitCode) => void): void {
  const verb = (name: string, summary: string, read: Read, write: Write) =>
    addFormatOptions(withProject(command.command(name).summary(summary).description(summary)), ['text', 'json'])
      .argument('[document]', 'experiment of the project; the options replace what it says')
      .action(async (file: string | undefined, options: ExperimentOptions) => {
        const { experiment, people, problems } = await subjectFrom(io, file, options);
        if (problems?.fatal) {
          io.err(formatProblems(problems.list, problems.count));
          return end(1);
        }
        const calculation = read(experiment, options, people);
        const left = problems && problems.count > 0 ? { problems: problems.list, problem_count: problems.count } : {};
        io.out(
          options.format === 'json'
            ? formatJson({ version, ...(file === undefined ? {} : { document: file }), ...calculation, ...left })
            : write(calculation, io, experiment),
        );
        if (problems) io.err(formatProblems(problems.list, problems.count));
        end(isClear(calculation) ? 0 : 1);
      });

  planOptions(
    verb('size', 'how many people an experiment needs', (of, { method }) => designCall(of, method), designText),
  )
    .addOption(new Option('--method <method>', 'how the size is calculated').choices(designMethods))
    .addHelpText('after', `\n${methodHelp}`);
  planOptions(verb('duration', 'how long an experiment runs', (of) => designCall(of), durationText)).addHelpText(
    'after',
    '\nPeople needed, divided by people per day, rounded up to whole weeks and to the shortest run of the policy (Kohavi, Tang & Xu 2020).',
  );
  planOptions(
    verb(
      'power',
      'how likely an experiment is to find its effect',
      (of, o) => powerCall(of, o.users, o.method),
      powerText,
    ),
  )
    .option('--users <people>', 'people per variant: one number, or one for each variant')
    .addOption(new Option('--method <method>', 'how the power is calculated').choices(designMethods))
    .addHelpText('after', `\nWithout an effect, the smallest one that is found.\n${methodHelp}`);
  addTableOptions(planOptions(verb('analyze', 'what the numbers of an experiment say', analyze, analysisText)))
    .option(
      '--arm <numbers>',
      'a variant, the control first, once for each: 576/9587 (conversions/people) or 41.2+-12.4/1200 (mean+-deviation/people)',
      (value: string, all: string[] = []) => [...all, value],
    )
    .option(
      '--rows <file>',
      'CSV or JSON with a row for each person: columns variant and value; segment for results by segment, denominator for a ratio of two sums, before for the value from before the test',
    )
    .addOption(
      new Option('--test <test>', 'compare by a named test, judged once').choices([
        'pooled',
        'unpooled',
        'fisher',
        'welch',
      ]),
    )
    .addOption(
      new Option('--interval <interval>', 'interval of the difference of two rates').choices([
        'mee',
        'miettinen-nurminen',
        'newcombe',
        'agresti-caffo',
        'wald',
      ]),
    )
    .addHelpText(
      'after',
      '\nReads the numbers out by the experiment’s own rule: once at the end (two-proportion z test, pooled, with Mee’s score interval; Welch’s t test), at planned looks (O’Brien-Fleming spending, Lan & DeMets), at any time (always-valid interval, Waudby-Smith 2023, tuning 5000), or by probability (beta-binomial or normal posterior). With rows, a ratio is compared by the delta method (Deng, Knoblich & Lu 2018), and values from before the test sharpen an average by CUPED (Deng and others 2013), both once. Exit status 1 where nothing can be said.',
    );
}

/** By the experiment's own rule, or once by a named test; numbers without an experiment or a plan that is typed have no rule, so once as well. */
function analyze(experiment: ExperimentInProject, options: ExperimentOptions, people?: PeopleReader): Calculation {
  if (people?.beside === 'denominator') return ratioCall(experiment, people);
  if (people?.beside === 'before') return cupedCall(experiment, people);
  const { test, interval, rule, effect } = options;
  const isNamed = test !== undefined || interval !== undefined;
  const isBare = experiment.facts.title === '' && rule === undefined && effect === undefined;
  return isNamed || isBare ? compareCall(experiment, { test, interval }) : readOutCall(experiment);
}

function planOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--metric-type <type>', 'a share of people, or an average per person').choices(['conversion', 'mean']),
    )
    .option('--baseline <value>', 'the metric before the test: 5%, or 41.2 for an average')
    .option('--deviation <value>', 'standard deviation of an average')
    .option('--effect <value>', 'the smallest change worth acting on; below 0 for a fall')
    .option('--relative', 'the effect is a share of the baseline')
    .option('--alpha <rate>', 'significance level (default: 5%)')
    .option('--power <rate>', 'power wanted (default: 80%)')
    .option('--one-sided', 'only a change in the effect’s direction counts')
    .addOption(
      new Option('--correction <name>', 'for several variants').choices([
        'none',
        'bonferroni',
        'holm',
        'benjamini-hochberg',
      ]),
    )
    .addOption(new Option('--rule <rule>', 'when it is judged').choices(['fixed-horizon', 'sequential', 'bayesian']))
    .option('--looks <count>', 'planned looks under a sequential rule')
    .option('--variants <count>', 'number of variants, or their shares: 80%,20%')
    .option('--traffic <people>', 'people who come by on one day')
    .option('--start <day>', 'first day')
    .option('--stop <day>', 'planned stop');
}

/** The experiment of a document, or one without a document, with what was typed and what was measured laid over it. */
async function subjectFrom(io: Io, file: string | undefined, options: ExperimentOptions): Promise<Subject> {
  const { arm, rows } = options;
  if (arm && rows !== undefined)
    throw new UserError('--arm and --rows both say what was measured. Name one of the two.');
  const found = file === undefined ? undefined : await experimentOf(io, file, options.project);
  const blank: ExperimentInProject = {
    facts: { kind: 'experiment', title: '' },
    policy: undefined,
    direction: 'up',
    kpiTitles: {},
  };
  const base = found ?? blank;
  const facts = withSettings(base.facts, options);
  const isBare = file === undefined && arm === undefined && rows === undefined;
  if (isBare && [options.baseline, options.deviation, options.effect].every((value) => value === undefined))
    throw new UserError(
      'Nothing says which experiment. Name its file, as in new-panel.experiment.yaml, or give its numbers: --baseline 5% --effect 1pp, to analyze --arm 480/9600 --arm 576/9587.',
    );
  if (rows === undefined) return { experiment: { ...base, facts: arm ? withArms(facts, arm) : facts } };
  const problems = new Problems();
  problems.file = rows;
  const people = new PeopleReader(problems, { decimal: options.decimal });
  await readTable(path.resolve(io.cwd, rows), people, problems, {
    delimiter: delimiterOf(options),
    signal: io.signal,
  });
  const experiment = problems.fatal ? base : { ...base, facts: withPeople(facts, people) };
  return { experiment, people, problems };
}

async function experimentOf(io: Io, name: string, folder: string | undefined): Promise<ExperimentInProject> {
  const { root, project } = await openProject(io, folder);
  const document = project.documents.get(insideProject(io.cwd, root, name));
  if (!document || !isOfKind(document, 'experiment'))
    throw new UserError(`${name} is no experiment of this project. Name a file that ends in .experiment.yaml.`);
  return experimentIn(viewOfProject(project), document);
}

function isClear({ refused, result }: Calculation): boolean {
  return refused === undefined && (result as { advice?: string } | undefined)?.advice !== 'cannot-say';
}
