import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { diff, type DiffOptions } from './command/diff.ts';
import { evaluate, type EvaluateOptions } from './command/evaluate.ts';
import { explain, type ExplainOptions } from './command/explain.ts';
import { simulate, type SimulateOptions } from './command/simulate.ts';
import { serve, type ServeFlags } from './command/serve.ts';
import { terminal, type Output } from './output.ts';

/**
 * The command line. Exit codes: 0 good, 2 bad input or usage. Never throws and never prints a stack trace.
 * @param argv without node and script
 */
export async function main(argv: readonly string[], output: Output = terminal): Promise<number> {
  let code = 0;
  const program = commands(output, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (cause) {
    // Commander has said what is wrong by then; help and version end with 0.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
    output.error(
      `Something went wrong that is no fault of your files: ${cause instanceof Error ? cause.message : 'unknown'}`,
    );
    return 2;
  }
}

function commands(output: Output, ended: (code: number) => void): Command {
  const program = new Command('throughline')
    .description('OKR progress computed from the work in Jira and Azure DevOps exports.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.print(text.trimEnd()),
      writeErr: (text) => output.error(text.trimEnd()),
      getOutHelpWidth: () => output.width,
      getErrHelpWidth: () => output.width,
    })
    .showHelpAfterError('Run it with --help to see what it takes.');

  planAndWork(program.command('evaluate'))
    .description('values, health and problems of a plan')
    .option(...asOf)
    .action(async (options: EvaluateOptions) => ended(await evaluate(options, output)));

  planAndWork(program.command('explain'))
    .description('one number, down to the issues: every part of it, and what was left out and why')
    .argument('<id>', 'of an objective, a key result or a KPI of the plan')
    .option(...asOf)
    .action(async (id: string, options: ExplainOptions) => ended(await explain(id, options, output)));

  planAndWork(program.command('simulate'))
    .description('what if: the numbers before and after some edits; writes nothing')
    .option('--drop <key...>', 'work items that are given up; of a container, the open work below it')
    .option('--done <key...>', 'work items that are complete; of a container, the open work below it')
    .option('--weight <id=number...>', 'the weight of a key result or objective in what is above it')
    .option('--link-weight <id/key=number...>', 'the weight of a linked work item in a key result')
    .option('--slip <days...>', 'everything ends DAYS later; or ID=DAYS, that node only')
    .option('--reading <id=value...>', 'a reading of a metric or KPI, on the day that is looked at')
    .option('--no-overrides', 'computed values in place of those typed over them')
    .option(...asOf)
    .action(async (options: SimulateOptions) => ended(await simulate(options, output)));

  planAndWork(program.command('diff'))
    .description('what moved between two days, and why; with --sprint the review of a sprint')
    .option('--from <day>', 'the end of this day is where it starts')
    .option('--to <day>', "the end of this day is where it ends (default: today in the plan's time zone)")
    .option('--before <file>', 'the plan as it was on the first day: what changed in it is a cause too')
    .option('--sprint <name>', 'review this sprint: its name or its id')
    .option('--board <id>', 'the board of it, where several sprints have that name')
    .option(
      '--sprints <file...>',
      'replies about sprints or iterations, where the work files have no dates of them',
    )
    .option('--review', 'review the days from --from to --to, of a team without sprints')
    .option(
      '--unit <unit>',
      'of the sizes in a review: points or issues (default: points where there are any)',
    )
    .option('--as-of <day>', 'review the sprint as it was at the end of this day')
    .option('--csv', 'print the review as csv')
    .option('--story', 'print the review as sentences')
    .option('--all', 'every event, not only a screenful')
    .action(async (options: DiffOptions) => ended(await diff(options, output)));

  workFiles(program.command('serve'))
    .description('the local workbench: both apps on sample data, or on your own')
    .option(
      '--port <number>',
      'of the page; the two frames take the next two (0: any that are free)',
      readPort,
      4400,
    )
    .option('--plan <file>', 'a plan of your own, YAML or JSON')
    .option('--work <file...>', 'exported work items of your own; repeatable')
    .option('--reset', 'forget everything that was kept from earlier runs')
    .option('--no-past', 'the sample as it is today, with nothing before: quicker the first time of a day')
    .option('--data <folder>', 'where it keeps its data (default: .throughline)')
    .action(async (options: ServeFlags) => ended(await serve(options, output)));
  return program;
}

const asOf = [
  '--as-of <day>',
  "the day to look at, as 2026-11-01 (default: today in the plan's time zone)",
] as const;

/** What every command that looks at numbers takes. */
function planAndWork(command: Command): Command {
  return workFiles(
    command
      .requiredOption('--plan <file>', 'the plan, YAML or JSON')
      .requiredOption('--work <file...>', 'exported work items, JSON or CSV, plain or .gz; repeatable')
      .option('--json', 'print JSON for scripts'),
  );
}

/** What all say about the work files. */
function workFiles(command: Command): Command {
  return command
    .option('--fields <file>', "the Jira site's field list, to find the points field by")
    .option('--points-field <id>', 'the field that holds points, where it cannot be found or is ambiguous')
    .option('--states <file>', 'what the states mean: Azure DevOps state lists, or Jira statuses');
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
