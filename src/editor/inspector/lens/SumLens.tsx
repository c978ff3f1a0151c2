/** The equation lens of a sum: n_j = Σ a_i w_ij + β with the person's numbers, then a = f(n), then the same as code. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { activate } from '../../../ir/index.ts';
import { Formula, useLive } from '../../kit/index.ts';
import { shortNumber } from '../words.ts';
import { agreementOf, powerOfTen } from './agreement.ts';
import { arithmeticLine, arithmeticTex, texNumber } from './arithmetic.ts';
import { codeOf, codeStyles, codeTitles, type CodeStyle } from './code.ts';
import { CodePanel } from './CodePanel.tsx';
import { CopyButton } from './CopyButton.tsx';
import classes from './lens.module.css';
import { responseOf } from './response.ts';
import { ResponseLens } from './ResponseLens.tsx';
import type { Scene } from './scene.ts';
import { TermTable } from './TermTable.tsx';
import { netInputOf, type NetInput } from './terms.ts';
import { useSettled } from './useSettled.ts';

interface SumLensProps {
  readonly scene: Scene;
  readonly id: string;
  readonly cell: number;
}

/** A sum of so many terms is written out without being asked. */
const FEW_TERMS = 4;

export function SumLens({ scene, id, cell }: SumLensProps) {
  const live = useLive();
  const node = scene.document.nodes[id];
  const net = netInputOf(scene, id, cell);
  const response = node && responseOf(node, scene.kinds);
  const tensor = live.read(id, 'netInput')?.[cell];
  const n = net.sum ?? tensor;
  const hasDelay = net.terms.some(({ delay }) => delay > 0);
  const steps = arithmeticTex(net);
  const code = Object.fromEntries(codeStyles.map((style) => [style, codeOf(style, net, cell, response)])) as Record<CodeStyle, string>;
  return (
    <>
      <section className={classes['section']} aria-label="Net input">
        <div className={classes['equation']}>
          <Formula tex={`n_{j} = \\sum_{i} a_i\\, w_{ij}${net.bias === undefined ? '' : ' + \\beta'} = \\mathbf{${texNumber(n, 2)}}`} />
        </div>
        {net.terms.length === 0 && (
          <p className={classes['quiet']}>
            Nothing arrives here yet{net.bias === undefined ? ': the sum of no terms is 0.' : ': only the bias is left.'}
          </p>
        )}
        <TermTable scene={scene} net={net} />
        {steps !== undefined && net.terms.length > 0 && (
          <details className={classes['details']} open={net.terms.length <= FEW_TERMS}>
            <summary>The sum, written out</summary>
            <div className={classes['equation']}>
              <Formula tex={steps} />
            </div>
          </details>
        )}
        <div className={classes['line']}>
          <TensorCheck net={net} tensor={tensor} isPast={hasDelay && net.sum === undefined} />
          <CopyButton text={arithmeticLine(net)} label="Copy the sum as one line" />
        </div>
      </section>
      {response && n !== undefined && <ResponseLens response={response} n={n} a={activate(response.activation, n, response.shape).value} />}
      <CodePanel styles={codeStyles} titles={codeTitles} code={code} />
    </>
  );
}

const PATIENCE = 700; // ms: a change of the drawing is here before the value that follows from it

function TensorCheck({ net, tensor, isPast }: { readonly net: NetInput; readonly tensor: number | undefined; readonly isPast: boolean }) {
  const agreement = net.sum === undefined || tensor === undefined ? undefined : agreementOf(net.sum, net.size, net.terms.length, tensor);
  const isOff = useSettled(agreement?.within === false, PATIENCE);
  if (isPast)
    return (
      <p className={classes['check']}>
        Some activations are of earlier steps that were not shown; the network computed {shortNumber(tensor)}.
      </p>
    );
  if (!agreement) return <p className={classes['check']}>Not computed yet.</p>;
  if (isOff)
    return (
      <output className={classes['check']} data-off>
        <TriangleAlert size={14} aria-hidden />
        The network computed {shortNumber(tensor)}: it differs by {powerOfTen(agreement.difference)}.
      </output>
    );
  return (
    <p className={classes['check']} data-good>
      <CircleCheck size={14} aria-hidden />
      {agreement.difference === 0
        ? 'The network computed exactly this.'
        : `The network computed the same, but for ${powerOfTen(agreement.difference)} of rounding.`}
    </p>
  );
}
