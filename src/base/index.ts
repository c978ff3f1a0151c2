export { assertNever, present } from './assert.ts';
export { groupBy, own } from './collect.ts';
export { edgeId, nodeId, type Brand, type EdgeId, type NodeId, type OwnerId } from './brand.ts';
export { isJsonObject, type Json, type JsonObject } from './json.ts';
export { normal, uniform, type RandomKey } from './random.ts';
