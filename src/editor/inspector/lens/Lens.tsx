/** The equation lens of whatever node is selected: which one follows from what the kind computes. */
import { activate } from '../../../ir/index.ts';
import { completed } from '../../../graph/index.ts';
import { shownWords, useBatches } from '../../experiments/batches.ts';
import { useLive } from '../../kit/index.ts';
import { quantityOf } from '../../panels/quantities.ts';
import { shortNumber } from '../words.ts';
import { AngleLens } from './AngleLens.tsx';
import { MaxoutLens, OneHotLens, SoftmaxLens } from './ChoiceLenses.tsx';
import classes from './lens.module.css';
import { responseOf } from './response.ts';
import { ResponseLens } from './ResponseLens.tsx';
import type { Scene } from './scene.ts';
import { stackedNames } from './stack.ts';
import { SumLens } from './SumLens.tsx';
import { summingPort } from './terms.ts';

export interface LensProps {
  readonly scene: Scene;
  readonly id: string;
  readonly cell: number;
}

export function Lens(props: LensProps) {
  const { scene, id } = props;
  const node = scene.document.nodes[id];
  const kind = node && scene.kinds.nodes.get(node.type);
  if (!node || !kind) return null;
  if (summingPort(scene, id) !== undefined) return <SumLens {...props} />;
  if (responseOf(node, scene.kinds)) return <PlainResponse {...props} />;
  const Own = lenses[node.type];
  if (Own) return <Own {...props} />;
  return <Values {...props} />;
}

/** a = f(n) of a node whose net input comes from elsewhere. */
function PlainResponse({ scene, id, cell }: LensProps) {
  const live = useLive();
  const node = scene.document.nodes[id];
  const response = node && responseOf(node, scene.kinds);
  const n = live.read(id, 'netInput')?.[cell];
  if (!response || n === undefined) return <Waiting />;
  return <ResponseLens response={response} n={n} a={activate(response.activation, n, response.shape).value} />;
}

const Waiting = () => <p className={classes['quiet']}>Not computed yet: connect what it needs.</p>;

function useVector(id: string, what: string): readonly number[] | undefined {
  const values = useLive().read(id, what);
  return values && Array.from(values);
}

function Softmax({ scene, id, cell }: LensProps) {
  const values = useVector(id, 'values');
  return values ? <SoftmaxLens values={values} names={stackedNames(scene, id, 'values')} cell={cell} /> : <Waiting />;
}

function OneHot({ scene, id, cell }: LensProps) {
  const values = useVector(id, 'values');
  return values ? <OneHotLens values={values} names={stackedNames(scene, id, 'values')} cell={cell} /> : <Waiting />;
}

function Maxout({ scene, id, cell }: LensProps) {
  const values = useVector(id, 'pieces');
  const node = scene.document.nodes[id];
  const kind = node && scene.kinds.nodes.get(node.type);
  const pieces = kind ? Number(completed(kind.params, node.params)['pieces']) : 1;
  return values && values.length % pieces === 0 ? (
    <MaxoutLens values={values} names={stackedNames(scene, id, 'pieces')} cell={cell} pieces={pieces} />
  ) : (
    <Waiting />
  );
}

function Angle({ id }: LensProps) {
  const a = useVector(id, 'a');
  const b = useVector(id, 'b');
  return a && b && a.length === b.length ? <AngleLens a={a} b={b} /> : <Waiting />;
}

const Bias = () => (
  <p className={classes['quiet']}>Its activation is always 1, so that the weight of its edge is added to the net input as it is.</p>
);
const Nothing = () => null;

/** Its values, and of which examples they are. */
function LossValues(props: LensProps) {
  const words = shownWords(useLive().readRows(props.id, 'prediction')?.rows ?? 0, useBatches());
  return (
    <>
      <Values {...props} />
      {words !== '' && <p className={classes['quiet']}>{words}</p>}
    </>
  );
}

const lenses: Readonly<Record<string, (props: LensProps) => React.ReactNode>> = {
  softmax: Softmax,
  'one-hot': OneHot,
  maxout: Maxout,
  angle: Angle,
  bias: Bias,
  input: Nothing,
  loss: LossValues,
  note: Nothing,
};

const MOST_VALUES = 4;

/** What a kind without a lens of its own shows: its values; of many, how far they reach. */
function Values({ scene, id }: LensProps) {
  const live = useLive();
  const node = scene.document.nodes[id];
  const kind = node && scene.kinds.nodes.get(node.type);
  if (!kind) return null;
  return (
    <dl className={classes['facts']}>
      {kind.observed(completed(kind.params, node.params)).flatMap(({ name }) => {
        const { title, unit, never } = quantityOf(scene.document, { node: id, port: name });
        const words = (value: number | undefined) => (value === never ? 'none yet' : withUnit(shortNumber(value), unit));
        const values = live.read(id, name);
        const elements = values?.length ?? 0;
        if (values && elements > MOST_VALUES)
          return [
            [<dt key={name}>{`${title}, ${elements} values`}</dt>, <dd key={`range of ${name}`}>{withUnit(rangeOf(values), unit)}</dd>],
          ];
        return Array.from({ length: elements }, (_, i) => [
          <dt key={`${name} ${i}`}>{elements > 1 ? `${title} ${i + 1}` : title}</dt>,
          <dd key={`value of ${name} ${i}`}>{words(values?.[i])}</dd>,
        ]);
      })}
    </dl>
  );
}

const withUnit = (words: string, unit: string): string => (unit === '' ? words : `${words} ${unit}`);

function rangeOf(values: Float64Array): string {
  const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  return low === high ? shortNumber(low) : `${shortNumber(low)} … ${shortNumber(high)}`;
}
