/** The command line's root: the only module that touches the process. It never calls `process.exit`, which would cut off what is still in a pipe. */
import { processIo } from './processIo.ts';
import { execute } from './program.ts';

process.exitCode = await execute(process.argv.slice(2), processIo());
