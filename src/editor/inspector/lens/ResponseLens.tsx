/** a = f(n): the formula, the formula with the person's numbers, the curve with the point on it, and the slope there. */
import { Formula } from '../../kit/index.ts';
import { shortNumber } from '../words.ts';
import type { Response } from './code.ts';
import classes from './lens.module.css';
import { filledTex, responseTex, slopeAt } from './response.ts';
import { ResponsePlot } from './ResponsePlot.tsx';

interface ResponseLensProps {
  readonly response: Response;
  readonly n: number;
  readonly a: number;
}

export function ResponseLens({ response, n, a }: ResponseLensProps) {
  const { formula, values } = responseTex(response);
  const slope = slopeAt(response, n);
  return (
    <section className={classes['section']} aria-label="Activation">
      <div className={classes['equation']}>
        <Formula tex={formula} />
        {values !== undefined && <Formula tex={values} className={classes['values']} />}
      </div>
      <div className={classes['equation']}>
        <Formula tex={filledTex(response, n, a)} />
      </div>
      <ResponsePlot response={response} n={n} a={a} slope={slope.value} />
      <p className={classes['slope']}>
        <Formula tex={`f'(n) = ${slope.value === undefined ? '\\text{undefined}' : shortNumber(slope.value).replace('−', '-')}`} />
        <span>{slope.words}</span>
      </p>
    </section>
  );
}
