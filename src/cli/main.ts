/** The command line's root: the only module that touches the process. It never calls `process.exit`, which would cut off what is still in a pipe. */
import { exitCodes, worst, type ExitCode } from './outcome.ts';
import { processIo } from './processIo.ts';
import { execute } from './program.ts';

let code: ExitCode = exitCodes.ok;
const end = () => (process.exitCode = io.isHeard() ? code : worst([code, exitCodes.runtime]));
const io = processIo(end); // a pipe may refuse what it was given only after everything has ended
code = await execute(process.argv.slice(2), io);
end();
