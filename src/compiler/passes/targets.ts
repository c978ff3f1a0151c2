/** Whether what is learnt from is what was meant: kinds that compare predictions with targets say what they need of both (`expects`). */
import { warning, type Diagnostic } from '../../graph/index.ts';
import { comparedAt, type Looked } from './compared.ts';
import { mismatches, type Mismatch } from './mismatches.ts';
import { repairOf } from './repairs.ts';

const ways: { readonly [C in Mismatch['code']]: string } = {
  'loss-targets': 'Give it other targets, or another loss.',
  'applied-twice': 'Make that linear, or take what enters it.',
  'out-of-reach': 'Give it another activation function, or other targets.',
  'class-codes': 'Say how targets name classes, or name them otherwise.',
};

/** With the way out, and with a command where one was found that leaves nothing to complain of. */
export function targetDiagnostics(looked: Looked): readonly Diagnostic[] {
  return [...looked.nodes.values()].flatMap((node): readonly Diagnostic[] => {
    const compared = looked.sizes.has(node.id) ? comparedAt(looked, node) : undefined;
    const found = compared ? mismatches(compared) : [];
    if (found.length === 0) return [];
    const repair = repairOf(looked, node);
    return found.map(({ code, field, problem }) => warning(code, { owner: node.id, field }, `${problem} ${ways[code]}`, repair));
  });
}
