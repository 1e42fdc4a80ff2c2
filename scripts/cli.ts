import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What a command tells about itself. */
export interface Command<T extends ParseArgsOptionsConfig> {
  /** Text printed for `--help`. */
  help: string;
  valg: T;
  /** True when the command takes file names. */
  filer?: boolean;
}

/** Exit codes of every command. */
export const EXIT_CODE = { ok: 0, problem: 1, usage: 2 } as const;

/**
 * Parses the command line strictly. `--help` prints the help and exits 0; anything unknown prints it and exits 2.
 */
export function readArguments<const T extends ParseArgsOptionsConfig>({
  help,
  valg,
  filer = false,
}: Command<T>) {
  try {
    const parsed = parseArgs({
      options: { ...valg, help: { type: 'boolean' } },
      allowPositionals: filer,
      strict: true,
    });
    if ((parsed.values as { help?: boolean }).help) {
      process.stdout.write(`${help.trim()}\n`);
      process.exit(EXIT_CODE.ok);
    }
    return parsed;
  } catch (error) {
    stopWithUsage(usageError(error), help);
  }
}

/** What `parseArgs` says of a wrong call, in the language of the help. */
function usageError(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const [, what = ''] = /'([^']+)'/.exec(said) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Det finnes ikke noe valg ${what}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `Kommandoen tar ikke imot «${what}».`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `Valget ${what} er brukt feil.`;
  return said;
}

// Whoever reads what is printed may have enough before the end (`| head`): that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

/** Prints what was wrong with the call and how to call, and exits 2. */
export function stopWithUsage(reason: string, help: string): never {
  process.stderr.write(`${reason}\n\n${help.trim()}\n`);
  process.exit(EXIT_CODE.usage);
}
