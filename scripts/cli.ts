import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Exit codes of every command. */
export const EXIT_CODES = { ok: 0, problem: 1, usage: 2 } as const;

type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** Where a command prints. */
export interface Output {
  write: (text: string) => unknown;
  isTTY?: boolean;
}

/** What a command is given from outside. Nothing but {@link runCommand} looks at the process itself, so that tests can call commands. */
export interface Environment {
  env: Record<string, string | undefined>;
  /** Absolute path that relative ones count from. */
  cwd: string;
  stdout: Output;
  stderr: Output;
  /** Says what is to be done when the user stops the command. The process ends when that is done. */
  onInterrupt: (stop: () => Promise<unknown>) => void;
  /** Says what is to be done at the very end, when nothing is written any more, however the run ends. */
  onExit: (clean: () => void) => void;
}

/** A command: takes its arguments and returns its exit code. Throws only for faults of its own. */
export type Main = (args: readonly string[], environment: Environment) => Promise<ExitCode>;

/** What ends a command early: thrown where it cannot go on, and told by {@link defineCommand}. */
export class CommandStop extends Error {
  readonly code: ExitCode;

  /** `message` is printed as it stands: on standard output where all is well, else on standard error. */
  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A command that tells what stopped it, and returns the exit code of that. */
export function defineCommand(
  run: (args: readonly string[], environment: Environment) => ExitCode | Promise<ExitCode>,
): Main {
  return async (args, environment) => {
    try {
      return await run(args, environment);
    } catch (error) {
      if (!(error instanceof CommandStop)) throw error;
      const stream = error.code === EXIT_CODES.ok ? environment.stdout : environment.stderr;
      stream.write(error.message);
      return error.code;
    }
  };
}

/** Runs a command as this process, with its arguments, environment and streams. */
export async function runCommand(main: Main): Promise<void> {
  const { stdout, stderr } = process;
  // Whoever reads what is printed may have enough before the end (`| head`): that is no fault.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  const code = await main(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    stdout,
    stderr,
    onInterrupt: (stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void stop().finally(() => process.exit(EXIT_CODES.problem)));
    },
    onExit: (clean) => process.once('exit', clean),
  });
  process.exitCode = code;
  // What failed may have left something running. Exiting at once would cut off what a pipe has not read yet.
  if (code !== EXIT_CODES.ok) stdout.write('', () => stderr.write('', () => process.exit()));
}

/** What a command tells about itself. */
export interface CommandUsage<T extends ParseArgsOptionsConfig> {
  /** Text printed for `--help`. */
  help: string;
  options: T;
  /** True when the command takes file names. */
  positionals?: boolean;
}

/**
 * Parses the command line strictly. `--help` prints the help and exits 0; anything unknown prints it and exits 2:
 * both by throwing the {@link CommandStop} that says so.
 */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { help, options, positionals = false }: CommandUsage<T>,
) {
  const parsed = orUsage(help, () =>
    parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: positionals,
      strict: true,
    }),
  );
  if ((parsed.values as { help?: boolean }).help)
    throw new CommandStop(EXIT_CODES.ok, `${help.trim()}\n`);
  return parsed;
}

/** What `work` returns; where it throws, the command was called wrongly: says so and how to call, and exits 2. */
export function orUsage<T>(help: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return stopWithUsage(usageError(error), help);
  }
}

/** What `parseArgs` says of a wrong call, in the language of the help; what others say stands. */
function usageError(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const [, what = ''] = /'([^']+)'/.exec(said) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Det finnes ikke noe valg ${what}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `Kommandoen tar ikke imot «${what}».`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `Valget ${what} er brukt feil.`;
  return said;
}

/** Says what was wrong with the call and how to call, and exits 2, by throwing {@link CommandStop}. */
export function stopWithUsage(reason: string, help: string): never {
  throw new CommandStop(EXIT_CODES.usage, `${reason}\n\n${help.trim()}\n`);
}
