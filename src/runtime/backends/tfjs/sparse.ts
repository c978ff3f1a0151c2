/** Sums along connections, by index tables that stay on the device. */
import * as tf from '@tensorflow/tfjs-core';
import { present } from '../../../base/index.ts';
import type { OpAttrs } from '../../../ir/index.ts';
import { checkIndices, sparseRows } from './custom/csr.ts';
import { runCustom } from './custom/kernel.ts';
import { project, route } from './custom/project.ts';
import { input, prepared, type Context, type OnDevice } from './prepared.ts';

export function sparse(connections: OpAttrs['route'], presynaptic: number, { backend }: Context, weighted: boolean): OnDevice {
  const { size } = connections;
  if (connections.from.length === 0) return prepared(([x]) => tf.zeros([present(x, 'operand').shape[0], size]));
  const rows = sparseRows(connections);
  if (backend === 'webgl') checkIndices(rows, presynaptic);
  const indices = [rows.start, rows.column, ...(weighted ? [rows.edge] : [])].map((table) => tf.tensor1d(table, 'int32'));
  return prepared((inputs) => {
    const values = input(inputs, 0);
    const operands = weighted ? [values, input(inputs, 1), ...indices] : [values, ...indices];
    return runCustom(weighted ? project : route, operands, values.shape[0], size);
  }, indices);
}
