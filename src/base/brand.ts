/** Nominal string and number types, so that an edge id is never taken for a node id. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type NodeId = Brand<string, 'NodeId'>;
export type EdgeId = Brand<string, 'EdgeId'>;
/** Whoever owns a parameter, a state slot or an operation: a drawn node or a drawn edge. */
export type OwnerId = NodeId | EdgeId;

export const nodeId = (text: string): NodeId => text as NodeId;
export const edgeId = (text: string): EdgeId => text as EdgeId;
