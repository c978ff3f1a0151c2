/** Checks the import rules of .dependency-cruiser.mjs, and that the cruiser has really read TypeScript. */
import { existsSync } from 'node:fs';
import { cruise, format } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractOptions('./.dependency-cruiser.mjs');
const folders = ['src', 'nodes', 'stories', 'tests', 'bench', 'scripts'].filter((folder) => existsSync(folder));
const { output } = await cruise(folders, options, undefined, { tsConfig: extractTsConfig('tsconfig.json') });
if (typeof output === 'string') throw new Error('expected the result itself, not a report');

const ours = output.modules.filter(({ source }) => /^(src|nodes)\/.*\.tsx?$/.test(source));
if (ours.length === 0) throw new Error('no module was cruised: dependency-cruiser cannot read TypeScript here');

const report = await format(output, { outputType: 'err-long' });
console.log(report.output);
process.exitCode = report.exitCode;
