export { activationParams, lowerActivation, type ActivationChoice } from './activation-params.ts';
export { checkDocument } from './check.ts';
export { addClaim, addProbe, removeClaim, setClaim, setExperiment } from './commands/claims.ts';
export type { Command } from './commands/command.ts';
export {
  addPiece,
  describeDocument,
  moveNodes,
  reconnect,
  removeElements,
  removeProbe,
  rename,
  tensorNames,
  type Piece,
} from './commands/elements.ts';
export { addExperiment, removeExperiment, renameExperiment } from './commands/experiments.ts';
export { commandByType } from './commands/index.ts';
export { keepWeights, type Keeping, type Learnt } from './commands/learnt.ts';
export { nested, setElement, setParams, type ParamChange } from './commands/params.ts';
export { fold, partsOf, showParts } from './commands/parts.ts';
export { error, hasErrors, warning, type Diagnostic, type Fix } from './diagnostic.ts';
export {
  emptyDocument,
  optimizerRules,
  verbs,
  type Claim,
  type Experiment,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type Guide,
  type Measure,
  type Optimizer,
  type OptimizerRule,
  type PortRef,
  type Probe,
  type TensorData,
  type Verb,
} from './document.ts';
export { cancelGesture, endGesture, redo, run, startHistory, undo, type Change, type History } from './history.ts';
export { freshId } from './ids.ts';
export {
  defineEdge,
  defineNode,
  unlike,
  type Constant,
  type EdgeKind,
  type Kind,
  type Kinds,
  type LowerContext,
  type Migration,
  type NodeKind,
  type Observed,
  type Pairs,
  type PaletteGroup,
  type Port,
  type Preset,
  type Sizes,
  type Table,
  type Validator,
} from './kind.ts';
export { isLocalRule, learningParams, type LocalRuleName } from './learning-params.ts';
export { learningRules } from './learning-rules.ts';
export { limits } from './limits.ts';
export { loadDocument, parseDocument } from './load.ts';
export { atPresent } from './migrations.ts';
export {
  choiceParam,
  completed,
  defaultsOf,
  hasEffect,
  integerParam,
  liveSeedParam,
  metaOf,
  numberParam,
  numbersParam,
  paramNames,
  paramsOf,
  seedParam,
  textParam,
  type Numbers,
  type ParamMeta,
} from './params.ts';
export { presetOf, presetParams } from './presets.ts';
export { refusalOf } from './refusal.ts';
export { formatJson, saveDocument } from './save.ts';
export { holderOf, setTogether, sharing, withShared } from './shared.ts';
export { elementsOf, resolveNumbers, rowsOf, sizeOfOne } from './tensor.ts';
export { checkFields, checkParams } from './validate.ts';
export { checkVary, fixedBecause, splitPath } from './vary.ts';
