export { assertNever, present } from './assert.ts';
export { groupBy, own } from './collect.ts';
export { edgeId, nodeId, type Brand, type EdgeId, type NodeId, type OwnerId } from './brand.ts';
export { csvOf, joined, nameOfPart, type Series, type Table } from './csv.ts';
export { isJsonObject, type Json, type JsonObject } from './json.ts';
export { mulberry32, shuffled } from './mulberry32.ts';
export { draw, fnv1a, normal, permutation, THREEFRY, uniform, wordsOf, type RandomKey } from './random.ts';
