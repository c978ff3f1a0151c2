/** The pictures there are, one entry each. A new one is a component and an entry here. */
import type { DatasetParams } from '../../../nodes/dataset/params.ts';
import { pictureSide } from '../../../nodes/dataset/picture.ts';
import { sizesOf } from '../../../nodes/dataset/tables.ts';
import { nodesOfType } from '../../graph/index.ts';
import { nodeName } from '../inspector/words.ts';
import { Boundary } from './boundary/Boundary.tsx';
import { datasetOf, fieldOf } from './boundary/boundary.ts';
import { Curve } from './curve/Curve.tsx';
import { DigitPad } from './digit/DigitPad.tsx';
import { GatingCurves } from './gating/GatingCurves.tsx';
import { Memory } from './memory/Memory.tsx';
import type { Heading, Picture, Subject } from './picture.ts';
import { quantityOf } from './quantities.ts';
import { Raster } from './raster/Raster.tsx';
import { answerOf, nodesOf, outOf, paramsOf, typeOf, type Surroundings } from './surroundings.ts';
import { boundaryTable, gatingTable, overlapTable, samplesOfSubject, spikesTable, tuningTable, weightsTable } from './tables.ts';
import { addSweep, sweepOf } from './tuning/sweep.ts';
import { TuningCurve } from './tuning/TuningCurve.tsx';
import { variedOf } from './tuning/tuningCurve.ts';
import { Values } from './values/Values.tsx';
import { matricesOf } from './weights/tiles.ts';
import { Weights } from './weights/Weights.tsx';

const targetOf = ({ document }: Surroundings, probe: string) => document.probes[probe]?.target;
const named = (around: Surroundings, owner: string | undefined): string => nodeName(around.document, owner ?? '');

/** The quantity first, then what has it; several nodes are named together. */
function headingOf(around: Surroundings, { probes }: Subject): Heading {
  const targets = probes.flatMap((probe) => targetOf(around, probe) ?? []);
  const [first] = targets;
  if (!first) return { title: 'Values', of: '' };
  const { title, group, unit } = quantityOf(around.document, first);
  const names = [...new Set(targets.map(({ node }) => named(around, node)))];
  const titles = [...new Set(targets.map((target) => quantityOf(around.document, target).title))];
  return { title: titles.length === 1 ? title : group, of: names.join(', '), unit };
}

/** Where the run is over, or there is none, nothing streams. */
const streams = ({ stateful }: Surroundings): boolean => stateful;

const edgeName = ({ document }: Surroundings, owner: string): string =>
  document.edges[owner] ? nodeName(document, owner) : `into ${nodeName(document, owner)}`;

const values: Picture = {
  id: 'values',
  title: 'Values',
  place: 1,
  width: 400,
  fitsProbe: (around) => (streams(around) ? 1 : 2),
  groupOf: () => 'all',
  heading: () => ({ title: 'Probes', of: '' }),
  table: samplesOfSubject,
  Component: Values,
};

const curve: Picture = {
  id: 'curve',
  title: 'Curve over time',
  place: 2,
  width: 290,
  fitsProbe: (around) => (streams(around) ? 3 : 0),
  groupOf(around, probe) {
    const target = targetOf(around, probe);
    return target ? `${target.node} ${quantityOf(around.document, target).group}` : probe;
  },
  heading: headingOf,
  table: samplesOfSubject,
  Component: Curve,
};

const raster: Picture = {
  id: 'raster',
  title: 'Spikes',
  place: 1.8, // few rasters and many curves: before them it is in sight
  width: 310,
  fitsProbe(around, probe) {
    const target = targetOf(around, probe);
    return streams(around) && target && quantityOf(around.document, target).isSpikes ? 4 : 0;
  },
  groupOf: () => 'spikes',
  heading: (around, subject) => ({ title: 'Spikes', of: headingOf(around, subject).of }),
  table: spikesTable,
  Component: Raster,
};

const tuning: Picture = {
  id: 'tuning',
  title: 'f–I curve',
  place: 0,
  width: 300,
  fitsProbe(around, probe) {
    const target = targetOf(around, probe);
    const isSpikes = target && quantityOf(around.document, target).isSpikes;
    return isSpikes && around.experiment?.verb === 'simulate' && variedOf(around) ? 5 : 0;
  },
  groupOf: (_, probe) => probe,
  fitsOwner: (around, owner) => sweepOf(around, owner) !== undefined,
  bring: addSweep,
  heading: (around, subject) => ({
    title: 'f–I curve',
    of: subject.owner === undefined ? headingOf(around, subject).of : named(around, sweepOf(around, subject.owner)?.neuron),
  }),
  table: tuningTable,
  Component: TuningCurve,
};

const gating: Picture = {
  id: 'gating',
  title: 'Gating curves',
  place: 6,
  width: 440,
  fitsOwner: (around, owner) => typeOf(around, owner) === 'hodgkin-huxley',
  heading: (around, { owner }) => ({ title: 'Gating curves', of: named(around, owner) }),
  table: gatingTable,
  Component: GatingCurves,
};

const boundary: Picture = {
  id: 'boundary',
  title: 'What the network answers',
  place: 1.5,
  width: 300,
  fitsOwner: (around, owner) => datasetOf(around) === owner && fieldOf(around) !== undefined,
  unasked: (around) =>
    around.experiment?.verb === 'train' ? nodesOf(around, 'dataset').filter((id) => boundary.fitsOwner?.(around, id)) : [],
  heading(around) {
    const answer = answerOf(around);
    const field = fieldOf(around);
    return { title: field?.inputs === 1 ? 'Fitted curve' : 'Decision boundary', of: answer ? named(around, answer.node) : '' };
  },
  table: boundaryTable,
  Component: Boundary,
};

const weights: Picture = {
  id: 'weights',
  title: 'Weights as a picture',
  place: 5,
  width: 300,
  fitsOwner: (around, owner) => matricesOf(around, owner).length > 0,
  heading: (around, { owner = '' }) => ({ title: 'Weights', of: edgeName(around, owner) }),
  table: weightsTable,
  Component: Weights,
};

const memory: Picture = {
  id: 'memory',
  title: 'Memory',
  place: 0,
  width: 620,
  fitsProbe(around, probe) {
    const target = targetOf(around, probe);
    return target && typeOf(around, target.node) === 'hopfield' && ['state', 'overlap', 'energy'].includes(target.port) ? 5 : 0;
  },
  groupOf: (around, probe) => targetOf(around, probe)?.node ?? probe,
  fitsOwner: (around, owner) => typeOf(around, owner) === 'hopfield',
  unasked: (around) => nodesOf(around, 'hopfield'),
  heading: (around, { owner }) => ({ title: 'Memory', of: named(around, owner) }),
  table: overlapTable,
  Component: Memory,
};

/** Whether pictures can be drawn for it: square, and leading to a network. */
function isPictured(around: Surroundings, owner: string): boolean {
  const type = typeOf(around, owner);
  if (type !== 'dataset' && type !== 'input') return false;
  const params = paramsOf(around, owner);
  const size = type === 'dataset' ? sizesOf(params as unknown as DatasetParams).inputs : Number(params['size']);
  return pictureSide(size) > 0 && outOf(around, owner).length > 0 && answerOf(around) !== undefined;
}

const digit: Picture = {
  id: 'digit',
  title: 'Pad to draw on',
  place: 1,
  width: 340,
  fitsOwner: isPictured,
  unasked: (around) =>
    [...nodesOfType(around.document, 'dataset'), ...nodesOfType(around.document, 'input')].filter((id) => isPictured(around, id)),
  heading: (around, { owner }) => ({ title: 'Draw a digit', of: named(around, owner) }),
  Component: DigitPad,
};

export const pictures: readonly Picture[] = [tuning, memory, values, digit, boundary, curve, raster, weights, gating];
export const pictureById: ReadonlyMap<string, Picture> = new Map(pictures.map((picture) => [picture.id, picture]));
