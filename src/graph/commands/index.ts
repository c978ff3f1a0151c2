/** Every command there is, by type: menus, shortcuts, the command palette and fixes of diagnostics all call these. */
import type { JsonObject } from '../../base/index.ts';
import { addClaim, addProbe, removeClaim, setClaim, setExperiment } from './claims.ts';
import type { Command } from './command.ts';
import { addExperiment, removeExperiment, renameExperiment } from './experiments.ts';
import { addPiece, describeDocument, moveNodes, reconnect, removeElements, removeProbe, rename } from './elements.ts';
import { keepWeights } from './learnt.ts';
import { setElement, setParams } from './params.ts';
import { fold, showParts } from './parts.ts';

const all = [
  addPiece,
  removeElements,
  moveNodes,
  rename,
  reconnect,
  describeDocument,
  setParams,
  setElement,
  addProbe,
  removeProbe,
  addClaim,
  setClaim,
  removeClaim,
  setExperiment,
  addExperiment,
  removeExperiment,
  renameExperiment,
  keepWeights,
  showParts,
  fold,
] as const;

/** For callers that hold a command by name, such as the fix of a diagnostic. */
export const commandByType: ReadonlyMap<string, Command<JsonObject>> = new Map(
  all.map((command) => [command.type, command as unknown as Command<JsonObject>]),
);
