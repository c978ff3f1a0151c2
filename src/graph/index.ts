export { activationParams, lowerActivation, rangeOf, type ActivationChoice } from './activation-params.ts';
export { isBias } from './bias.ts';
export { checkDocument } from './check.ts';
export { addClaim, addProbe, removeClaim, setClaim, setExperiment } from './commands/claims.ts';
export type { Command } from './commands/command.ts';
export { addPiece, describeDocument, moveNodes, reconnect, removeElements, removeProbe, rename } from './commands/elements.ts';
export { addExperiment, removeExperiment, renameExperiment } from './commands/experiments.ts';
export { commandByType } from './commands/index.ts';
export { keepWeights, lostIn, type Keeping, type Learnt } from './commands/learnt.ts';
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
export {
  changedIds,
  countOf,
  delayedEdges,
  edgesAt,
  edgesInto,
  edgesOutOf,
  follow,
  nodesCalled,
  nodesNear,
  nodesOfType,
  tensorNames,
} from './facts.ts';
export { freshId } from './ids.ts';
export { PIECE_FORMAT, readPiece, type Copied, type ReadPiece } from './piece.ts';
export {
  defineEdge,
  defineNode,
  unlike,
  type Caution,
  type Circumstances,
  type Constant,
  type EdgeKind,
  type Expectation,
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
  type Range,
  type Sizes,
  type Table,
  type TrainingRows,
  type Validator,
} from './kind.ts';
export { isLocalRule, learningParams, type LocalRuleName } from './learning-params.ts';
export { learningRules } from './learning-rules.ts';
export { limits } from './limits.ts';
export { loadDocument, parseDocument, type Loaded } from './load.ts';
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
export { parseStates } from './statesFile.ts';
export type { StatesFile } from './statesSchema.ts';
export { holderOf, setTogether, sharing, withShared } from './shared.ts';
export { isOnStep, stepAt } from './steps.ts';
export { elementsOf, flatNumbers, resolveNumbers, rowsOf, sizeOfOne } from './tensor.ts';
export { checkFields, checkParams } from './validate.ts';
export { checkVary, fixedBecause, splitPath } from './vary.ts';
